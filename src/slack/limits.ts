/** Slack's limits, in characters and counts, and the bounds that we set ourselves below them. */
export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  /** All texts of one message's blocks together. */
  messageText: 13_000,
  /** The plain `text` beside the blocks; Slack takes 40,000 and advises 4,000. */
  fallbackText: 4000,
  sectionText: 3000,
  sectionFields: 10,
  fieldText: 2000,
  headerText: 150,
  contextElements: 10,
  contextText: 2000,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2000,
  optionText: 75,
  optionValue: 150,
  selectOptions: 100,
  inputLabel: 2000,
  inputHint: 2000,
  placeholder: 150,
  inputInitial: 3000,
  markdownText: 12_000,
  tableRows: 100,
  tableColumns: 20,
  tableText: 10_000,
  dataTableRows: 101,
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3000,
  blockId: 255,
  actionId: 255,
  chartTitle: 50,
  chartSeries: 12,
  chartPoints: 20,
  chartsPerMessage: 2,
} as const;

/** Characters as Slack counts them: UTF-16 units. A cut never parts a surrogate pair or an entity. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = Math.max(0, limit - 1);
  const code = text.charCodeAt(end - 1);
  if (code >= 0xd800 && code <= 0xdbff) end -= 1;
  const entity = text.slice(0, end).lastIndexOf('&');
  if (entity >= 0 && end - entity < 6 && !text.slice(entity, end).includes(';')) end = entity;
  const mention = text.slice(0, end).lastIndexOf('<');
  if (mention >= 0 && !text.slice(mention, end).includes('>')) end = mention;
  return `${text.slice(0, end).trimEnd()}…`;
}
