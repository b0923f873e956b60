/** What English words mean to the interpreter: `type:value` to phrases. Plurals and possessives are matched too. */
export const LEXICON_EN: Readonly<Record<string, string>> = {
  'q:who': "who|whom|whose|which person|which people|which official|which officials|who's",
  'q:when':
    "days since|how many days since|how long since|time since|how long|how long has|how long have|when|what date|which date|what day|which day|by when|how soon|when's|since when",
  'q:where': 'where',
  'q:why': 'why|reason|how come|what caused|what is behind|for what reason|cause of|causes of|what explains',
  'q:how_many': 'how many times|how often|how many|number of|total number of|count of|the number',
  'q:how_much':
    'how much|what amount|how large|how big|size of|what size|the size|amount of|the amount|amount',
  'q:what': "what|what's|what're",
  'q:which': 'which|which of|which ones|which one',
  'rate:received_of_planned':
    'arrival rate|receipt rate|funds in place rate|rate of receipt|funding arrival rate|share of planned funds received',
  'rate:paid_of_received':
    'disbursement rate|payment rate|spending rate|pay-out rate|payout rate|execution rate|expenditure rate',
  'rate:year_invested_of_plan':
    'investment completion rate|investment completion|annual plan completion|year plan completion|investment rate|completion rate of the annual plan|completion of the annual plan|completion of the year plan|annual plan completion rate|share of the annual plan|percentage of the annual plan|plan completion',
  'rate:total_invested_of_total':
    'share of the total investment invested|share of total investment invested|cumulative completion rate|cumulative investment rate',
  'rate:recruited_of_target':
    'recruitment rate|recruiting rate|share of the target|share of the recruitment target|target completion rate',
  'rate:reported_of_open':
    'reporting rate|report rate|update rate|share of items reported|reporting quota|submission rate',
  'rate:closed_of_all': 'completion rate|closing rate|closure rate|completion quota',
  'rate:overdue_of_open': 'overdue rate|lateness rate|delay rate',
  'q:how': "how|how's|how is|how are|how about the status",
  'q:yes_no': 'is it true|whether|if',
  'op:list':
    'list|show|show me|give me|display|enumerate|find|find me|get|get me|tell me|tell me about|name|let me see|i want to see|i need|pull up|bring up|look up|fetch|print|output',
  'op:count': 'count|tally|count up',
  'op:sum':
    'total|sum|in total|altogether|combined|add up|sum up|aggregate|totals|overall sum|grand total|together',
  'op:avg': 'average|mean|on average|avg',
  'op:median': 'median',
  'op:rank': 'rank|ranking|ranked|order|sort|sorted|ordered|top|league table|leaderboard|in order of',
  'op:compare':
    'compare|comparison|compared|versus|vs|against|difference between|difference|contrast|side by side',
  'op:share':
    'share|share of|proportion|proportion of|percentage|percentage of|percent of|what percent|what percentage|fraction|fraction of|ratio|ratio of|rate|what part of|portion|proportionally|what proportion',
  'op:trend':
    'trend|over time|week by week|development of|evolution|trajectory|weekly trend|over the weeks|develop|developed over|developed|developing|evolved|evolve',
  'op:history':
    'original|originally|initial|initially|history|history of|timeline|track record|audit trail|change log|changelog|past updates|previous updates|all updates|past values|earlier values|chronology',
  'op:distribution': 'breakdown|break down|broken down|distribution|split|grouped|group',
  'op:exist': 'are there|is there|are there any|is there any|do we have|do we have any|have we got|exist|any',
  'op:detail':
    'big picture|overall picture|whole picture|picture|state of play|details|detail|information|info|more about|everything about|card|profile|tell me more|particulars|overview|summary|summarise|summarize|brief|briefing|sum up the state',
  'op:status':
    "where does it stand|where does that stand|where is it at|where it stands|where do things stand|where does this stand|status|state|situation|condition|how is it going|how's it going|going|doing|getting on|getting along|coming along|standing|stand|stands|look like|looking|latest|latest news|news|progressing|update on|where are we|where do we stand|where things stand|what's new with|what is new with|faring|fare",
  'group:each':
    'each|every|per|for each|for every|by each|in each|of each|respective|respectively|broken down by|grouped by|group by|split by|across',
  'group:by': 'by|according to',
  'super:max':
    'largest|biggest|highest|greatest|maximum|max|most|top|richest|longest|strongest|leading|farthest|furthest',
  'super:min': 'smallest|lowest|least|minimum|min|fewest|weakest|shortest|tiniest',
  'super:slow':
    'slowest|least punctual|least timely|least reliable|furthest behind|most behind|worst|lagging|lagging most|laggard|poorest|least advanced|least progress|furthest from done',
  'super:fast':
    'fastest|most punctual|most timely|most reliable|quickest|best|furthest ahead|most advanced|furthest along|most progress|closest to done',
  'super:earliest': 'earliest|first|soonest|oldest|next due|due next|next|comes next|most urgent|nearest',
  'super:latest': 'latest due|last due|newest|most recent',
  'super:larger':
    'larger|bigger|higher|greater|more|ahead|further along|better|faster|quicker|increase|increased|rise|risen|rose|grow|grew|grown|gained',
  'super:smaller':
    'smaller|lower|less|fewer|behind|worse|slower|decrease|decreased|drop by|dropped by|fallen|fell|shrunk',
  'super:earlier': 'earlier|sooner',
  'super:later': 'later',

  'since_start:yes':
    'since the start|since start|so far|to date|since the beginning|until now|cumulatively|up to now|since it began|since they began|overall|altogether|in total|in all',

  'kind:task': 'task|key task|priority task|to-do|to do|todo|assignment to do|action item|work item|kt',
  'kind:project': 'project|construction project|investment project|scheme|prj',
  'kind:platform': 'platform|service platform|plt',
  'kind:fund': 'fund|funding source|pot of money|fnd|funding line|money pot',
  'kind:policy': 'policy|policies|policy document|policy measure|pol',
  'kind:talent':
    'talent programme|talent program|talent scheme|talent project|recruitment programme|recruitment program|talent|talent item|talent entry',
  'lever:project': 'project database|project pool|project library|project reserve',
  'lever:platform': 'platform group|platform cluster|platform base',
  'lever:fund': 'capital pool|fund pool|pool of capital|funding pool|pool of funds',
  'lever:policy': 'policy package|package of policies|formulated policy package',
  'lever:talent': 'talent valley',
  'noun:item':
    'item|entry|entries|thing|record|matter|piece of work|deliverable|line|work|workstream|everything',
  'noun:class':
    'special class|class|special classes|classes|task force|task forces|taskforce|working group|work group|team|dedicated team|special team',
  'noun:plan':
    'plan|linkage plan|linkage|linkage of the six cities|linkage of six cities|six-city linkage|programme|program|the article|article|document|district plan',
  'noun:person':
    'person|people|everyone|everybody|official|colleague|staff|staff member|somebody|someone|anyone|anybody|leader|leaders',

  'light:green': 'green|on track|on-track|green light|on schedule|healthy',
  'light:amber': 'amber|yellow|at risk|at-risk|yellow light|amber light|risky',
  'light:red': 'red|off track|off-track|red light|in trouble|critical',
  'cond:lit_badly':
    'not on track|in difficulty|problematic|troubled|struggling|red or amber|amber or red|red and amber',
  'stage:planned': 'planned stage|planned|in planning|planning stage|being planned|at the planning stage',
  'stage:signed': 'signed|contract signed|contracted|signing stage|signed up',
  'stage:preliminary':
    'preliminary|preliminary work|preliminary stage|early stage|in preparation|preparatory|preparatory work|pre-construction',
  'stage:started': 'started|broken ground|broke ground|groundbreaking|ground broken|commenced|kicked off',
  'stage:under_construction':
    'under construction|in construction|being built|construction stage|under way|underway|ongoing construction|building phase|in progress construction',
  'stage:completed': 'completed|construction completed|finished construction|built|completion stage',
  'stage:in_production':
    'in production|put into production|producing|went into production|operational|in operation|production stage',
  'stage:at_capacity':
    'at capacity|full capacity|at full capacity|reached capacity|full production|at design capacity',
  'stage:suspended':
    'suspended|stopped|halted|on hold|paused|stalled|stall|idle|work stopped|shut down|frozen|stuck',
  'stage:cancelled': 'cancelled|canceled|abandoned|dropped|called off|scrapped',
  'nature:new': 'new build|newly built|new construction|new-build|newbuild|brand new|new',
  'nature:continued': 'continued|carried over|carry-over|continuing|continuation|carryover',
  'nature:expansion': 'expansion|extension|renovation|rebuilding|alteration|reconstruction|retrofit',
  'status:open':
    'open|unfinished|outstanding|not closed|still open|active|incomplete|not finished|not completed|not done|unclosed|ongoing|pending|remaining|in progress|to be done|still running',
  'status:closed':
    'closed|finished|done|completed|closed out|signed off|wrapped up|ticked off|accomplished|settled',
  'city:automobile':
    'international automobile city|automobile city|auto city|car city|automotive city|motor city|automobile',
  'city:agriculture':
    'modern agricultural city|agricultural city|agriculture city|farming city|agriculture|agricultural',
  'city:dual_carbon':
    'dual-carbon demonstration city|dual carbon demonstration city|dual-carbon city|dual carbon city|carbon city|double carbon city|dual carbon|double carbon|low-carbon city|low carbon city',
  'city:sci_tech':
    'sci-tech innovation city|science and technology innovation city|sci-tech city|tech city|innovation city|science and technology city|science city|sci tech city|sci-tech',
  'city:consumption': 'emerging consumption city|consumption city|consumer city|new consumption city',
  'city:culture':
    'cultural and creative city|culture and creativity city|cultural city|creative city|culture city|cultural creative city',
  'industry:auto_parts':
    'auto parts manufacturing|auto parts|auto-parts|car parts|automotive parts|auto parts industry|automobile parts|auto component|automotive component',
  'industry:commerce':
    'modern commerce and trade services|commerce and trade services|commerce and trade|modern commerce|trade services|commercial services|modern commercial and trade services|commerce|retail and trade|commercial and trade services',
  'industry:information_technology':
    'information technology services|information technology|it services|it industry|information services|it sector|software and it|software industry|ict',
  'industry:finance':
    'financial services|finance industry|financial sector|financial industry|finance|finance sector',
  'industry:tourism':
    'culture and tourism|tourism|travel industry|cultural tourism|travel|tourism industry|tourism sector',
  'fundSource:fiscal':
    'fiscal funds|fiscal money|fiscal|public budget|district budget|budgetary funds|treasury',
  'fundSource:special_bond':
    'special bond|special bonds|special-purpose bond|special purpose bond|bond|bond money',
  'fundSource:central_budget':
    'central budget|central government budget|central funds|central government funds|central government money',
  'fundSource:bank_loan': 'bank loan|bank loans|loan|bank credit|bank financing',
  'fundSource:own_funds': 'own funds|own money|self-raised funds|self-raised|self-funded|own capital|equity',
  'issue:land':
    'land issue|land problem|land acquisition|land permit|land|land approval|land use|site problem',
  'issue:funding':
    'stuck on money|stuck on funding|stuck for money|held up by money|funding|funding issue|funding problem|lack of funds|lack of money|money problem|short of money|financing|funding gap|funding shortage|shortage of funds|no money|financing gap|lack of funding|for want of money',
  'money:yes': 'money|fund',
  'issue:procedure': 'procedure|paperwork|approval procedure|procedural|permit|approval|formality|red tape',
  'issue:demolition': 'demolition|relocation|resettlement|clearance',
  'issue:utilities': 'utilities|utility|power supply|water and power|utility connection',
  'issue:staffing': 'staffing|staff shortage|shortage of staff|lack of people|personnel problem|manpower',

  'field:code': 'code|code number|codes|id|identifier|item number|record number',
  'field:kind': 'kind|type|category|lever kind|record type',
  'field:title': 'title|full name|called|official name',
  'field:class':
    'owning class|responsible class|which special class|which class|which task force|what class|belongs to|belong to|belonging to|whose project|special class in charge',
  'field:supportingClasses':
    'supporting class|supporting classes|support class|support classes|cooperating class|co-operating classes|supported by|supporting|supports|support',
  'field:cities': 'city|cities|city theme|theme|themes|which city|themed',
  'field:industry': 'industry|industries|sector|branch',
  'field:parent': 'parent|parent project|part of|belongs under|umbrella project',
  'field:children':
    'sub-project|subproject|sub-projects|subprojects|child project|child projects|children|parts of|component projects|sub-item|subitem',
  'field:stage':
    'stage|phase|how far has it come|point in the process|construction status|construction stage|project stage',
  'field:startOn':
    'start|start date|starting date|begin|began|beginning|commencement|starts|starting|begins|start on|launched|launch|launch date|kick-off|kickoff',
  'field:dueOn':
    'due|due date|deadline|due on|due by|time limit|target date|completion date|end date|finish date|falls due|fall due|planned completion|finish by|completed by|be finished|be completed|be done|to be finished|should finish|must finish|must be finished|must be done|supposed to be finished|scheduled to finish|finishes|ends|scheduled completion|delivery date|planned finish|due time|supposed to end|supposed to finish|planned end',
  'field:light': 'light|traffic light|lights|rag status|rag|colour|color|signal|traffic-light|rating',
  'field:progress':
    'progress|percent done|percent complete|completion|completeness|how far|how far along|percentage done|percentage complete|degree of completion|how complete|progressed|advanced|how advanced|far along|how much progress|pace of work|how much is done|how much is finished|per cent complete|% complete|% done',
  'field:status': 'open or closed|closed or open|closure status',
  'field:closedOn': 'closing date|closure date|date closed|closed on|close date|closed when',
  'field:description':
    'description|content|contents|about what|describe|what is it about|scope|purpose|goal of|aim of',
  'field:source':
    'source|source document|where from|origin|provenance|came from|come from|according to which document',
  'field:asOf': 'as-of date|as of date|data date|date of the data',
  'field:nature': 'nature|nature of construction|construction nature|new or continued|new build or expansion',
  'field:ownerEntity':
    'owner entity|owner|owning company|developer|construction unit|project company|builder|contractor|client|implementing unit|implementing body|project owner|investor|company|enterprise|responsible company|investor company|owned',
  'field:location': 'location|located|place|site|address|situated|where is|where are|lie',
  'field:landMu':
    'land area|area|how much land|how many mu|mu|plot size|site area|acreage|land size|occupied area',
  'field:landStatus': 'land status|land situation|status of the land|land state|state of the land',
  'field:totalInvestmentFen':
    'total investment|overall investment|planned investment|total planned investment|investment volume|investment amount|total cost|project cost|investment total|total investments|investment scale|whole investment|investment size|investment value|cost|costs|costing|worth',
  'field:yearPlanFen':
    "year plan|this year's plan|annual plan|year's plan|this year's planned investment|annual planned investment|annual investment plan|planned for this year|planned this year|yearly plan|planned investment for this year|planned investment this year|investment plan for this year|this year's investment plan|annual target|plan for the year|investment planned for this year|investment planned this year|planned for the year",
  'field:investedMonthFen':
    'invested this month|investment this month|monthly investment|spent this month|this month investment|investment done this month|invested in the month|investment completed this month',
  'field:investedYearFen':
    "invested this year|investment this year|spent this year|this year's investment|investment done this year|invested so far this year|year-to-date investment|investment year to date|ytd investment|investment completed this year|invested in the year|invested since january",
  'field:investedTotalFen':
    'invested since start|investment since start|invested so far|investment so far|cumulative investment|accumulated investment|invested to date|investment to date|spent so far|spent to date|total invested|invested since the start|invested since the beginning|invested in total|invested altogether|cumulatively invested|invested overall|actual investment to date|cumulative',
  'field:investment':
    'investment|investments|invest|invested|investing|spent|spend|spending|expenditure|money invested|capital invested',
  'field:fundSource':
    'fund source|source of funds|funding type|source of the money|source of funding|kind of money|type of fund|money source|where does the money come from|financed by|funded by',
  'field:plannedFen':
    'planned funds|planned amount|planned money|planned funding|funds planned|funding planned|money planned|planned volume|budgeted|planned',
  'field:receivedFen':
    'received|received funds|funds received|received money|money received|arrived|money arrived|in place|funds in place|funds arrived|available funds|has come in|come in|disbursed to us|actually received|funding received|in hand',
  'field:paidFen':
    'paid|paid out|paid funds|paid amount|disbursed|payments|payment|money paid|pay out|outlay|funds paid|spent from the fund',
  'field:unpaid':
    'money left|left|unspent|unspent money|unspent funds|remaining money|remaining funds|left over|balance|funds left|unused|unused funds|left to spend|remaining balance|still has money|money remaining|surplus|has money|have money|not yet paid',
  'field:serves':
    'serves|serve|served|which projects does it fund|funds which|pays for|money for|used for|finance which|financing for|beneficiary',
  'field:documentNumber':
    'document number|document number of|document no|reference number|official number|file number',
  'field:clause':
    'clause|clauses|wording|what does the policy say|text of the policy|provision|provisions|terms|says|stipulate|stipulates|say',
  'field:eligibility':
    'eligibility|eligible|qualify|qualifies|qualification|conditions of application|requirements|requirement|applies to|apply to|who can apply|apply|applicable|applicability|entitled',
  'field:validFrom':
    'valid from|in force since|takes effect|effective date|effective from|came into force|entry into force',
  'field:validTo':
    'valid to|valid until|expire|expires|expiry|expiry date|expiring|expiration|expiration date|runs out|run out|lapse|lapses|lapsing|ends validity|valid till|validity|valid|out of force',
  'field:programme': 'programme name|program name|talent plan',
  'field:targetCount':
    'target|target number|recruitment target|how many people should|target headcount|to be recruited|planned recruits|headcount target|recruiting target',
  'field:recruitedCount':
    'recruited|recruits|hired|people recruited|talents recruited|recruitment|introduced|brought in|attracted|recruit|hire',
  'field:platformType': 'platform type|type of platform|kind of platform',
  'field:operator':
    'operator|operated|operating unit|runs|run by|operating company|who operates|operates|operate|manager of the platform',
  'field:services': 'services|service|offers|offer|provides|provide|what it offers',
  'field:lastUpdatedAt':
    'last touched|last touch|last heard of|last changed|last update|last updated|latest update|last report|last reported|newest update|most recent update|most recently updated|when updated|last status update|most recent report|latest report|update date|last time updated',
  'field:problems':
    'problem|problems|difficulty|difficulties|obstacle|obstacles|trouble|bottleneck|bottlenecks|issue|issues|what is wrong|challenge|challenges|holding back|hold back|held back|holds back|what is holding',
  'field:nextSteps':
    "next step|next steps|what's next|what is next|what comes next|what happens next|planned measures|upcoming steps|next action|next measures|planned next|what is planned next",
  'field:supportNeeded':
    'support needed|help needed|needs help|need help|support required|needs support|need support|coordination needed|needs coordination|ask for help|asked for help|requested support|needs to be coordinated',
  'field:done':
    'what was done|work done|achieved|achievements|latest progress|what has been done|what happened|accomplishments|done so far|has been achieved',
  'field:milestones': 'milestone|milestones|node|nodes|key date|key dates|checkpoint',
  'field:leadUnit':
    'lead unit|leading unit|lead department|responsible department|responsible unit|lead agency|in-charge department|lead organisation|lead organization|which department|department',
  'field:channel': 'channel|slack channel',
  'field:slot':
    'weekly slot|weekly reminder|reminder time|when is the reminder|reminder|reporting day|weekly meeting time',
  'field:members': 'member|members|membership|belongs to the class|who is in|who is on|staff of|composition',
  'field:aliases': 'alias|aliases|also known as|other names|short name|nickname',
  'field:updates':
    'update|updates|status update|status updates|report|reports|reported|reporting|filed|submitted|said',
  'field:confidential': 'confidential|secret|classified|restricted|internal only|confidential items',
  'field:budget': 'budget|budgets',
  'field:author':
    'author|who last updated|who last reported|last updated by|last reported by|who was the last to update|who was the last to report|who reported|reported by|written by|updated by|who updated|who filed|who wrote|who submitted',

  'cond:overdue':
    'overdue|past their deadline|past its deadline|past their deadlines|past deadlines|late|past due|past the deadline|past deadline|delayed|behind schedule|missed the deadline|missed deadline|missed their deadline|missed its deadline|missed deadlines|beyond the deadline|should have been finished|should be finished already|not finished in time|in arrears|past their due date|past its due date|past due date|expired deadline|exceeded the deadline|exceeded their deadline|running late|slipped|tardy|blown deadline|passed its deadline|passed their deadline',
  'cond:due_soon':
    'due soon|coming due|upcoming|upcoming deadlines|about to be due|approaching deadline|soon due|approaching|imminent|falling due soon|nearly due|close to the deadline|near deadline',
  'cond:expired':
    'no longer valid|expired|lapsed|run out already|out of date policies|not valid any more|no longer in force',
  'cond:in_force':
    'in force|still in force|currently in force|in effect|still in effect|currently valid|still valid|valid now|valid today|effective now|applicable now',
  'cond:below_target':
    'below target|below their target|below its target|short of target|short of their target|behind target|under target|missed target|missed their target|not met their target|not reached their target|not reached the target|below the target',
  'cond:short_received': 'not fully received|not fully paid in|received less than planned|not fully in place',
  'cond:expiring_soon': 'expiring soon|about to expire|expire soon|soon to expire|expires soon',
  'cond:silent':
    'never reported|never updated|nobody updated|nobody reported|no one updated|no one reported|never been updated|never been reported|silent|not reported|unreported|have not reported|has not reported|did not report|no update|without an update|without update|no report|not updated|have not updated|has not updated|without a report|failed to report|missing report|missing reports|not filed|not submitted|no status update|still to report|yet to report|have yet to report|has yet to report|has not filed|not sent in|nothing reported|reported nothing|heard nothing|not been updated|not been reported|owe a report|owes a report|owe us a report|missing update|missing updates|no updates|not yet reported|did not update|did not file',
  'cond:reported':
    'have reported|has reported|did report|already reported|reported on time|filed a report|filed an update|did file|have filed|has filed|who reported|sent in a report|has updated|have updated|were updated|was updated',
  'cond:stale':
    'stale|outdated|out of date|old data|not updated for a long time|no news for long|long without update|dated|not fresh|old updates|gone quiet|long silent|not touched|neglected',
  'cond:blocked':
    'blocked|waiting|waits|wait|waiting for|waits for|waiting on|depends on|depend on|dependent on|dependency|dependencies|held up|held up by|blocker|blockers|blocking|blocks|block|wait for|wait on|waits on|prerequisite|prerequisites|depends|depend|relies on|rely on|hinges on',
  'cond:changed':
    "replaced|replace|replacement|rotated|slip|slips|slipping|changed|change|changes|what changed|modified|altered|moved|what has changed|different|changed hands|news since|new since|what is new|what's new|what happened since|turned|became|went|switched|flipped|shifted|postponed|extended|delayed the deadline|pushed back|edited|adjusted|revised|brought forward|moved up|turn|become",
  'cond:pace':
    'how far behind|how far behind schedule|points behind|pace|behind pace|behind the pace|elapsed share|expected progress|schedule pace',
  'cond:disagree':
    'disagree|disagreement|computed light|calculated light|contradict|contradiction|mismatch|does not match|do not match|inconsistent|light disagrees|declared light|declared lights',
  'cond:has_issue':
    'not approved|not yet approved|not been approved|not granted|not obtained|not yet obtained|approval pending|pending approval|awaiting approval|without approval|without permission|open issue|open issues|unresolved issue|unresolved issues|open problem|open problems|unresolved problem|unresolved problems|unresolved|blocker is|blocked by lack of',
  'cond:sample': 'sample data|sample|demo data|demonstration data|invented',
  'cond:improved': 'improved|improve|gotten better|got better|recovered',
  'cond:worsened': 'worsened|worsen|gotten worse|got worse|deteriorated|slipped back|declined',
  'cond:missing':
    'nobody is|no one is|nobody|no one|without|w/o|missing|lacking|lack|no|not filled in|not recorded|empty|blank|unknown|not stated|undefined|unspecified|have no|has no|lacks|with no|do not have|does not have|not set|not given|not assigned|no entry for',

  'role:head': 'head|heads|class head|chief|headed|chair|chairs|heading|runs the class|boss',
  'role:deputy': 'deputy|deputies|deputy head|vice head|second in command|vice',
  'role:lead':
    'chase|lead|leads|leading official|person in charge|in charge|in charge of|responsible|responsible for|responsible person|contact person|accountable|accountable for|charge|leader of|handles|handling|looks after|takes care of|take care of|responsibility|responsibilities|oversees|owns|own|led|led by|managed|manages|managing|answerable|assigned|assigned to|who is on it|drives|driving|run|runs',
  'role:supervising_official':
    'supervising official|supervisor|supervising leader|supervises|supervise|district leader in charge|supervised|oversight|official in charge',
  'role:liaison':
    'liaison|liaison officer|contact|contacts|point of contact|liaises|contact for|who do i call|who do i ask|who should i ask|who should i contact|call',
  'role:member': 'member|members',
  'ever:yes': 'ever|at any time|at any point',
  'every:yes':
    'everything|every item|all items|all their items|all of their items|all its items|in full|entirely|completely',
  'rel:created': 'newly added|newly registered|newly listed|added|new entries',
  'times:yes': 'how many times|how often|how many reports|number of reports',
  'tenure:yes':
    'in office|took office|take office|taken office|appointed|took over|take over|taken over|take up the post|took up the post|assume office|in the role|in the post|in the job|been head|been lead|been the head|been the lead|became head|became lead|become head|become lead',
  'verb:say':
    'say|says|said|write|wrote|written|told|tell us|comment|commented|remark|mention|mentioned|state|stated',
  'order:next': 'next|upcoming|coming',
  'order:recent':
    'recently updated|most recently updated|latest updated|last updated|latest update|most recent update|freshly updated',
  'role:admin': 'administrator|admin|admins',

  'topic:leading_group':
    'leading group|leading groups|leadership group|steering group|steering committee|leading small group|double heads|two heads',
  'topic:special_classes':
    'number of special classes|how many special classes|how many task forces|how many classes',
  'topic:cities': 'six cities|the six cities|6 cities|six-city|six city themes|city themes',
  'topic:pillar_industries':
    'pillar industry|pillar industries|pillar|pillars|main industries|mainstay industry|mainstay industries|backbone industries',
  'topic:developing_industries':
    'developing industry|developing industries|industries to be developed|industries to develop|industry to be developed|industries being developed|to be developed|industries will be developed|emerging industries|industries should be developed|being developed|growth industries|industries does the plan develop|industries are developed|industries to grow|industries being fostered|be developed',
  'topic:levers': 'five levers|lever|levers|5 levers|instruments|five instruments',
  'topic:problems':
    'problems does the plan address|problem does the plan address|problems to solve|problems to be solved|four problems|problems are addressed|problems it addresses|problems addressed|problems tackled|problems does the plan solve|problems does the plan tackle|problems to address|problems are to be solved|problems being addressed|problems the plan addresses|problems the plan wants to solve|problems the plan is meant to solve|problems in the plan|problems of the plan|plan address|plan solve|plan tackle|addresses|tackle|tackles',
  'topic:support':
    'aspects of support|support aspects|how is the linkage supported|aspects is the linkage supported|supported from|overall support|aspects',
  'topic:goal':
    'goal|goals|aim|aims|objective|objectives|purpose of the plan|what is the plan for|three strong cities|three centers|three centres',
  'topic:zone': 'economic development zone|development zone|the zone|leading role',
  'topic:meeting':
    'follow-up meeting|progress meeting|dispatch meeting|rescheduled|reschedule|rescheduled the work|meeting|meetings',

  'verb:mark':
    'mark|set|put|update|record|register|log|enter|flag|tick|tick off|move|change|edit|write down|note|report that|please mark|please set|switch|turn|close|finish|make|assign|delete|remove|add|create|cancel|postpone|extend|reopen|save|approve|accept|raise|reduce|increase|lower',
  'verb:predict':
    'will|finish on time|be on time|on time|in time|likely|likelihood|probability|chance|chances|predict|prediction|forecast|expected to finish|going to finish|going to make it|make it|make the deadline|meet the deadline|meet its deadline|be ready|estimate|when will it be finished|expect|future|manage to|able to finish|make its deadline|projected|going to|risk of missing|miss the deadline|miss its deadline',
  'verb:support': 'supporting|supports|help with',
  'verb:match':
    'fits|fit|suitable|matching|match|that could help|could be used for|can be used|suits|meets|criteria|could pay for|could cover|could fund|available for|can help|could help',
  'verb:stay': 'stays|remain|remained',

  'neg:not':
    "not|isn't|aren't|wasn't|weren't|hasn't|haven't|didn't|doesn't|don't|non|excluding|except|other than|apart from|but not|never|neither|nor|cannot|can't|won't|outside",
  'rel:same': 'same as|identical|as much as|as many as|the same due date|same date|same deadline',
  'zero:yes': 'zero|nothing|none at all|0',
  'shift:later': 'slip|slips|slipping|slipped|postponed|extended|delayed the deadline|pushed back',
  'shift:earlier': 'brought forward|moved up',
  'than:yes': 'than|compared to|compared with|versus last',
  'join:or': 'or',
  'join:both': 'both|both of|simultaneously|at the same time',
  'follow:and':
    'and what about|what about|how about|and how about|and for|and in|and the|and those|and these|same for|same question for|the same for|what of|and',
  'follow:it':
    'it|its|them|they|their|those|these|that one|this one|that|the same|the one|ones|of these|of those|among them|among these|of them',
  'attention:yes':
    'needs my attention|need my attention|my attention|needs attention|need attention|deserves attention|attention|worry about|worried about|worrying|on my plate|keep an eye on|look out for|watch out for|focus on|priorities|priority|urgent|pressing|what should i do',
  'timely:yes':
    'punctual|most punctual|least punctual|most timely|least timely|timely|timeliness|most reliable|least reliable|punctuality',
  'ref:me': 'my|mine|assigned to me|am i|i am responsible|do i have|i have',
  'ref:here': 'here|this channel|this class|our class|my class|we',
  'help:help':
    'help|what can you do|how do you work|how does this work|what can i ask|what do you know|who are you|what are you|usage|instructions for use|example questions|what are you able to do',
  'help:greet':
    'hello|hi|hey|good morning|good afternoon|thanks|thank you|good evening|bye|thx|ok|okay|great|cheers|morning',
  'plan:known': 'chaoyang|chaoyang district|changchun|changchun city|district',
  noise:
    "last|our|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|recorded|stored|registered|known|noted|filled in|percent|per cent|reading|a|an|the|of|in|on|at|for|to|from|with|and|as|is|are|was|were|be|been|being|do|does|did|has|have|had|can|could|would|should|may|might|must|please|kindly|us|you|your|it's|there|there's|here's|then|so|also|just|only|now|currently|right now|at present|at the moment|present|today|so far|yet|still|overall|all|any|some|into|onto|under|within|during|about|me|we|let|let's|want|wanted|know|see|get|need|like|exactly|really|actually|current|latest|recent|recently|already|anything|something|one|ones|up|down|down to|off|which|that|this|these|those|too|very|much|many|such|kind of|what kind of|sort of|type|types of|respectively|existing|given|following|per|via|through|i'd|i'm|we're|we've|quick|quickly|question|hey|well|right|sure|their|his|her|he|she|they|them|if|but|because|set|total of|altogether|done by|made|make|take|taken|people|come|came|going|go|goes|look|looks|looking|think|say|tell|ask|asking|wonder|wondering|curious|idea|hear|heard|thing|stuff|regarding|concerning|respect to|terms of|in terms of|with regard to|related|relating|involving|involved|concerned|whose|its|upon|between|either|own|name of|names of|name|names|called|happening|happened|lot|lots|bit|little|kindly|could you|can you|would you|district|whole|entire|full|complete list|available|exist|exists|existing|there be|been made|most recent|main|major|big|important|different|various|several|certain|particular|specific|particularly|especially|plan's|value|values|figure|figures|number|numbers|data|level|levels|level of|amounts|cases|case|side|end|time|times|date|dates|day|days|always|once|again|back|first of all|in all|at all|kinds|yuan|cny|rmb|money|counted|count|assume|assuming|according|belong|held|hold|holds|keep|kept|using|use|used|based|contain|contains|containing|include|includes|including|included|involve|showing|shown|fall|falls|result|results|answer|directly|precisely|together with|along|along with|meanwhile|while|wise|fully|alone|economy|economic|total number|over|instead|rather",
};
