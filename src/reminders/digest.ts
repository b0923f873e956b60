import type { LightReason } from '../plan/lights.ts';
import type { ItemFilter } from '../plan/query.ts';
import type { Fen, IsoWeek, Item, PlainDate, SpecialClass } from '../plan/records.ts';
import type { City, Language, Light } from '../plan/terms.ts';

/** How many items stand at each light; `none`: no light was declared. */
export type LightCounts = Readonly<Record<Light | 'none', number>>;

export interface DigestLights {
  /** Undefined for the whole plan. */
  readonly class?: SpecialClass | undefined;
  readonly now: LightCounts;
  /** As the store stood when the period began. */
  readonly before: LightCounts;
}

/** Reports of one period by class, best first. */
export interface DigestTimeliness {
  readonly class: SpecialClass;
  readonly rank: number;
  /** Reports that were expected: open items, once a week. */
  readonly expected: number;
  readonly onTime: number;
  readonly late: number;
  /** Share of `expected` that came on time. */
  readonly percent: number;
}

export interface DigestInvestment {
  readonly class?: SpecialClass | undefined;
  readonly city?: City | undefined;
  readonly planFen: Fen;
  readonly investedFen: Fen;
  /** Undefined where nothing was planned. */
  readonly percent?: number | undefined;
}

/** A number of the digest with the query that gives it. */
export interface DigestFigure {
  readonly id: string;
  readonly value: number;
  readonly unit: 'count' | 'days' | 'fen' | 'percent';
  readonly query: DigestQuery;
}

/** What a figure was computed from, precisely enough to compute it again. */
export type DigestQuery =
  | { readonly of: 'items'; readonly filter: ItemFilter; readonly asOf?: Date | undefined }
  | {
      readonly of: 'sum';
      readonly measure: 'yearPlanFen' | 'investedYearFen';
      readonly filter: ItemFilter;
      readonly asOf: Date;
    }
  | {
      readonly of: 'reports';
      /** Of all classes without one. */
      readonly classCode?: string | undefined;
      readonly asOf: Date;
      readonly weeks: readonly IsoWeek[];
      /** `expected`: of each open item, for each week whose deadline has passed. `late`: after it. */
      readonly count: 'expected' | 'on_time' | 'late';
    }
  /** Days from an item's due date to the day on which lateness is counted. */
  | { readonly of: 'days_overdue'; readonly code: string; readonly on: PlainDate }
  /** In percent: one figure of another, both by their ids. */
  | { readonly of: 'share'; readonly part: string; readonly whole: string }
  | { readonly of: 'codes'; readonly codes: readonly string[] };

/** 通报: the plan's week or month for the leading group, as data. */
export interface Digest {
  readonly kind: 'weekly' | 'monthly';
  /** The week, or the month as `YYYY-MM`. */
  readonly period: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly asOf: Date;
  /** The day on which lateness was counted. */
  readonly on: PlainDate;
  readonly timeZone: string;
  readonly language: Language;
  /** A monthly digest is a draft until a person of the leading group releases it. */
  readonly draft: boolean;
  readonly releasedBy?: string | undefined;
  readonly total: DigestLights;
  /** By class code. */
  readonly lights: readonly DigestLights[];
  readonly turnedRed: readonly {
    readonly item: Item;
    readonly on: PlainDate;
    readonly from: Light | undefined;
    /** What its lead said. */
    readonly why?: string | undefined;
  }[];
  readonly closed: readonly Item[];
  /** Longest overdue first. */
  readonly overdue: readonly { readonly item: Item; readonly days: number }[];
  readonly timeliness: readonly DigestTimeliness[];
  readonly onTimeTotal: Omit<DigestTimeliness, 'class' | 'rank'>;
  readonly disagreements: readonly {
    readonly item: Item;
    readonly declared: Light;
    readonly computed: Light;
    readonly reasons: readonly LightReason[];
  }[];
  readonly investmentByClass: readonly DigestInvestment[];
  readonly investmentByCity: readonly DigestInvestment[];
  readonly investmentTotal: DigestInvestment;
  readonly waiting: readonly { readonly item: Item; readonly requestedAt: Date; readonly days: number }[];
  /** Items by light and class, in the order of `lights`. */
  readonly chart: {
    readonly labels: readonly string[];
    readonly series: readonly { readonly light: Light; readonly values: readonly number[] }[];
  };
  /** Checked sentences of the model, where there is one. */
  readonly summary?: string | undefined;
  /** Open items in it that only some may see: it counts more than what others are shown. */
  readonly confidentialCount: number;
  readonly figures: readonly DigestFigure[];
  readonly sample: boolean;
}
