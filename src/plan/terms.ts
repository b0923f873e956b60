/** The closed lists of the plan: what a stored field may hold. Their names in both languages are messages. */

/** A key task 重点任务, or an entry of one of the five levers (项目库, 平台群, 资金池, 政策包, 人才谷). */
export const ITEM_KINDS = ['task', 'project', 'platform', 'fund', 'policy', 'talent'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** The five levers, in the order in which the plan names them. */
export const LEVERS = [
  'project',
  'platform',
  'fund',
  'policy',
  'talent',
] as const satisfies readonly ItemKind[];

/** Traffic lights 绿灯 / 黄灯 / 红灯: on track, at risk, off track. */
export const LIGHTS = ['green', 'amber', 'red'] as const;
export type Light = (typeof LIGHTS)[number];

/** The six cities are themes, not municipalities. */
export const CITIES = [
  'automobile',
  'agriculture',
  'dual_carbon',
  'sci_tech',
  'consumption',
  'culture',
] as const;
export type City = (typeof CITIES)[number];

/** Two pillar industries and three that are being developed. */
export const INDUSTRIES = ['auto_parts', 'commerce', 'information_technology', 'finance', 'tourism'] as const;
export type Industry = (typeof INDUSTRIES)[number];

/** 谋划 签约 前期 开工 在建 竣工 投产 达产, 停工 取消. */
export const STAGES = [
  'planned',
  'signed',
  'preliminary',
  'started',
  'under_construction',
  'completed',
  'in_production',
  'at_capacity',
  'suspended',
  'cancelled',
] as const;
export type Stage = (typeof STAGES)[number];

/** 新建 / 续建 / 改扩建. */
export const NATURES = ['new', 'continued', 'expansion'] as const;
export type Nature = (typeof NATURES)[number];

export const FUND_SOURCES = [
  'fiscal',
  'special_bond',
  'central_budget',
  'bank_loan',
  'own_funds',
  'other',
] as const;
export type FundSource = (typeof FUND_SOURCES)[number];

/** `closed` is 销号 / 办结: a second person accepted the closure. */
export const ITEM_STATUSES = ['open', 'closed'] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

export const ISSUE_TYPES = [
  'land',
  'funding',
  'procedure',
  'demolition',
  'utilities',
  'staffing',
  'other',
] as const;
export type IssueType = (typeof ISSUE_TYPES)[number];

/**
 * 组长, 副组长, 负责人, 分管领导, 联络员, 成员 of a class or item; `leading_group` and `admin` are held for the whole plan.
 */
export const ROLES = [
  'head',
  'deputy',
  'lead',
  'supervising_official',
  'liaison',
  'member',
  'leading_group',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

/** What a plan statement is about. */
export const STATEMENT_TOPICS = [
  'leading_group',
  'special_classes',
  'cities',
  'pillar_industries',
  'developing_industries',
  'levers',
  'problems',
  'support',
  'goal',
  'zone',
  'meeting',
] as const;
export type StatementTopic = (typeof STATEMENT_TOPICS)[number];

/** Through which door a change came. */
export const CHANGE_VIAS = [
  'slash',
  'form',
  'button',
  'reply',
  'shortcut',
  'cli',
  'import',
  'seed',
  'admin',
  'system',
] as const;
export type ChangeVia = (typeof CHANGE_VIAS)[number];

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

export function isOneOf<const Values extends readonly string[]>(
  values: Values,
  value: string,
): value is Values[number] {
  return (values as readonly string[]).includes(value);
}
