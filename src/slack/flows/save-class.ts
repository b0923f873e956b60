import { z } from 'zod';
import { messagesFor } from '../../messages/index.ts';
import { isTimeZone } from '../../plan/dates.ts';
import type { Draft } from '../../plan/records.ts';
import { fail, ok, type Result } from '../../plan/result.ts';
import { VersionConflict } from '../../plan/store.ts';
import { isOneOf, LANGUAGES, type Language } from '../../plan/terms.ts';
import { nameOfClass } from '../blocks/words.ts';
import type { FormInput } from '../inbound/read-form.ts';
import type { Services } from '../services.ts';
import { isAdmin, notAdmin } from './admin.ts';
import { channelProblem } from './problems.ts';

const METADATA = z.object({ code: z.string(), version: z.number().int(), language: z.enum(LANGUAGES) });
const TIME = /^([01]?\d|2[0-3]):([0-5]\d)$/;

type FieldErrors = Readonly<Record<string, string>>;

/** Saves a class as an administrator's form says; answers a sentence, or the errors at the fields. */
export async function saveClass(
  services: Services,
  form: FormInput,
  personId: string,
): Promise<Result<{ readonly sentence: string; readonly language: Language }, 'invalid', FieldErrors>> {
  const { code, version, language } = METADATA.parse(JSON.parse(form.metadata));
  const words = messagesFor(language).slack.admin;
  if (!(await isAdmin(services, personId)))
    return fail('invalid', { [form.firstField]: await notAdmin(services, language) });
  const stored = await services.store.findClass(code);
  const record = readClass(form, code, stored, language);
  if (!record.ok) return record;
  const at = services.clock.now();
  try {
    await services.store.write(async (writer) => {
      await writer.save('class', [{ ...record.value, expectedVersion: version }], {
        actorId: personId,
        via: 'admin',
        at,
      });
    });
  } catch (error) {
    if (error instanceof VersionConflict) return fail('invalid', { [form.firstField]: words.errors.changed });
    throw error;
  }
  const saved = words.saved(`${code} ${nameOfClass(record.value, language)}`);
  const problem = record.value.active
    ? await channelProblem(services, { ...record.value, version, updatedAt: at }, language)
    : undefined;
  return ok({ sentence: problem === undefined ? saved : `${saved}\n⚠️ ${problem}`, language });
}

function readClass(
  form: FormInput,
  code: string,
  stored: Draft<'class'> | undefined,
  language: Language,
): Result<Draft<'class'>, 'invalid', FieldErrors> {
  const words = messagesFor(language).slack.admin.errors;
  const { values } = form;
  const time = TIME.exec(values.time?.normalize('NFKC') ?? '');
  const channelId = values.channelId?.trim() || values.channel;
  const errors: Record<string, string> = {
    ...(values.nameZh ? {} : { nameZh: words.name }),
    ...(values.nameEn ? {} : { nameEn: words.name }),
    ...(time ? {} : { time: words.time }),
    ...(isTimeZone(values.zone ?? '') ? {} : { zone: words.zone }),
    ...(channelId === undefined || /^[CG][A-Z0-9]{2,}$/.test(channelId) ? {} : { channelId: words.channel }),
  };
  if (Object.keys(errors).length > 0) return fail('invalid', errors);
  const base: Draft<'class'> = stored ?? {
    code,
    nameEn: '',
    nameZh: '',
    aliases: [],
    language,
    slotWeekday: 1,
    slotTime: '09:00',
    timeZone: 'Asia/Shanghai',
    active: true,
    paused: false,
    sample: false,
    withdrawn: false,
  };
  return ok({
    ...base,
    nameEn: values.nameEn ?? '',
    nameZh: values.nameZh ?? '',
    channelId,
    slotWeekday: Number(values.weekday ?? base.slotWeekday),
    slotTime: `${(time?.[1] ?? '9').padStart(2, '0')}:${time?.[2] ?? '00'}`,
    timeZone: values.zone ?? base.timeZone,
    language: values.language && isOneOf(LANGUAGES, values.language) ? values.language : base.language,
    active: values.active !== 'no',
  });
}
