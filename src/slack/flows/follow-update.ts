import type { UpdateReceipt } from '../../updates/update.ts';
import type { Services } from '../services.ts';
import { tellReviewers } from './tell-reviewers.ts';

/** What follows a saved update: the reminder shows it as reported, and a second person hears of red to green. */
export async function followUpdate(services: Services, receipt: UpdateReceipt): Promise<void> {
  await services.reminders()?.afterUpdate(receipt.after.code);
  if (receipt.request && !receipt.duplicate) await tellReviewers(services, receipt.request);
}
