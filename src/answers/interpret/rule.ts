import type { Residue } from './cover.ts';
import type { Ambiguity, Form, Reading, Scope } from './reading.ts';
import type { Signals } from './signals.ts';
import type { Tag } from './tag.ts';

/** What a question is about and asks for, in one place. */
export interface Asked {
  readonly text: string;
  readonly tags: readonly Tag[];
  readonly scope: Scope;
  readonly signals: Signals;
  /** Words that nothing explains. */
  readonly words: readonly Residue[];
}

export interface Decision extends Partial<Omit<Reading, 'scope'>> {
  readonly form: Form;
  readonly scope?: Scope | undefined;
  readonly ambiguity?: Pick<Ambiguity, 'about' | 'options'> | undefined;
}

/** Undefined when it is not for this rule to decide. */
export type Rule = (asked: Asked) => Decision | undefined;

/** Something besides the kind narrows the plan. */
export function narrows(scope: Scope): boolean {
  return (
    scope.classes.length +
      scope.people.length +
      scope.kinds.length +
      scope.lights.length +
      scope.stages.length +
      scope.cities.length +
      scope.industries.length +
      scope.natures.length +
      scope.fundSources.length +
      scope.statuses.length +
      scope.conditions.length +
      scope.absent.length +
      scope.missing.length +
      scope.unheld.length +
      scope.serving.length +
      scope.servedBy.length +
      scope.supportedBy.length +
      scope.except.items.length +
      scope.except.cities.length +
      scope.except.industries.length +
      scope.amounts.length +
      scope.words.length +
      scope.issueTypes.length >
      0 ||
    scope.progress !== undefined ||
    scope.landMu !== undefined ||
    scope.ofDistrict !== undefined ||
    scope.cityCount !== undefined ||
    scope.heads !== undefined
  );
}

const ATTRIBUTES = [
  'lights',
  'stages',
  'natures',
  'fundSources',
  'statuses',
  'issueTypes',
  'conditions',
  'absent',
  'missing',
  'unheld',
  'amounts',
] as const;

/** Something narrows the records beyond what they are of. */
export function hasAttributes(scope: Scope): boolean {
  return (
    ATTRIBUTES.some((key) => scope[key].length > 0) ||
    [scope.progress, scope.landMu, scope.rate, scope.heads].some((one) => one !== undefined)
  );
}
