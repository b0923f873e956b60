/** Before and after the area of a piece of land: 用地总共多少亩, "how much land". */
export const AREA_ASKED = /亩|面积|多大|\bhow much\b|\bmu\b|\barea\b|\bhow many mu\b/;
/** What the money of a fund is said to be. */
export const MONEY_NEAR = /钱|资金|款|结余|经费|专项债|贷款|money|fund|bond|loan|budget|capital|cash/;
/** What is left of something; of anything but money it is what is not done. */
export const LEFT_OVER = /^(?:还剩|剩下|余下|剩余|left|left over|remaining)$/;
/** 停工 said as something that keeps a task from going on. */
export const STUCK_ON = /^(?:stuck|stalled|卡住|stopped)$/;
/** A kind of what is meant, "projects where …". */
export const RELATIVE = /^where$/;
/** The district itself as the one that does something: "run by the district", 区里运营的. */
export const BY_THE_DISTRICT =
  /\bby (?:the )?(?:chaoyang )?district\b|(?:由|归|被)?(?:区里|本区|我区|区政府|区属单位|区级单位)(?=运营|建设|管理|负责|直接|自己|的|来)/;
/** How the names of the district's own units begin, in either language. */
export const DISTRICT_UNIT = /^(?:长春市)?(?:朝阳)?区|\bdistrict\b/i;
/** A degree, and words that have one and are no number: 最难的, "the most important". */
export const DEGREE = /^(?:最|most|least)$/;
export const GRADED =
  /^(?:难|重要|重点|主要|老|important|major|main|interesting|particular|specific|different|certain|available|relevant)$/;
/** Money that was put in, and not what is to be put in. */
export const INVESTED_VERB =
  /投了|投入|投下|完成|已投|花了|用了|累计|开工|迄今|至今|invested|spent|so far|to date|since|put in/;
export const POSTPONED = /^(?:延期|推迟|延后|delayed|postponed|slipped)$/;
