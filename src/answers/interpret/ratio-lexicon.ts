/** Parts of a whole in percent. */
export const FRACTIONS: Readonly<Record<string, number>> = {
  一半: 50,
  半数: 50,
  三分之一: 33.3,
  三分之二: 66.7,
  四分之一: 25,
  四分之三: 75,
  half: 50,
  'a third': 33.3,
  'one third': 33.3,
  'two thirds': 66.7,
  'a quarter': 25,
  'one quarter': 25,
  'three quarters': 75,
};
/** Stands before what the part is of: 超过计划一半, 不到总投资的80%. */
export const COMPARED_AHEAD: readonly {
  readonly words: string;
  readonly bound: 'min' | 'max';
  readonly exclusive: boolean;
}[] = [
  { words: '不超过|不高于|至多|最多', bound: 'max', exclusive: false },
  { words: '不低于|不少于|至少|达到|已达|达', bound: 'min', exclusive: false },
  { words: '超过|超出|大于|高于|多于|过了|超', bound: 'min', exclusive: true },
  { words: '没达到|未达到|没到|未到|不到|不足|低于|少于|小于|未达', bound: 'max', exclusive: true },
];
/** What the part may be of, between the comparison and the part. */
export const OF_WHAT =
  '(?:年度|今年|全年|年)?(?:计划投资|投资计划|计划资金|计划|总投资|投资额|目标人数|引进目标|目标|任务|到位资金|概算)的?';
