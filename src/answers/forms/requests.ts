import type { Asking } from '../evidence/asking.ts';
import { nameOf } from '../evidence/describe.ts';
import { sayIssues } from './issues.ts';
import { lookUp } from './lookup.ts';
import { notRecorded } from './not-recorded.ts';

/** A write in disguise: the form is offered, nothing is changed. */
export async function offerUpdate(asking: Asking): Promise<void> {
  const { reader, reading, visibility, book, messages } = asking;
  const [item] = await reader.getItems(reading.scope.items, visibility);
  if (!item) {
    book.draft.outcome = 'refused';
    book.say(messages.answers.write.noItem);
    return;
  }
  book.item(item);
  const { lights, progress, stages, statuses } = reading.scope;
  const said = [
    item.code,
    ...lights.slice(0, 1),
    ...(progress?.min !== undefined && progress.min === progress.max
      ? [`${progress.min}%`]
      : statuses.includes('closed')
        ? ['100%']
        : []),
    ...stages.slice(0, 1).map((stage) => messages.terms.stages[stage]),
  ];
  book.draft.outcome = 'clarify';
  book.draft.updateOffer = { itemCode: item.code, text: said.join(' ') };
  book.say(messages.answers.write.offer(nameOf(asking, item)), [item.code]);
}

/** Why something is as it is: only what somebody reported as a problem. */
export async function sayReason(asking: Asking): Promise<void> {
  const { reading, unknown } = asking;
  const about =
    reading.scope.lights.length > 0 ||
    reading.scope.stages.length > 0 ||
    reading.scope.conditions.length > 0 ||
    reading.fields.includes('progress') ||
    reading.fields.includes('problems') ||
    reading.fields.includes('light') ||
    reading.fields.includes('dueOn') ||
    reading.scope.statuses.length > 0;
  if (unknown.length > 0 || !about || reading.roles.length > 0)
    return notRecorded(asking, { words: unknown });
  if (reading.scope.items.length > 0)
    return lookUp({
      ...asking,
      reading: {
        ...reading,
        fields: ['problems'],
        scope: { ...reading.scope, lights: [], stages: [], statuses: [], conditions: [], classes: [] },
      },
    });
  return sayIssues({ ...asking, reading: { ...reading, fields: ['problems'] } });
}
