import type { Draft } from '../../plan/records.ts';
import type { StatementsFile } from './files.ts';

/** What the source document states, as records. Nothing that no document says is made up here. */
export function articleStatements(file: StatementsFile): Draft<'statement'>[] {
  const positions = new Map<string, number>();
  return file.statements.map((one) => {
    const position = (positions.get(one.topic) ?? 0) + 1;
    positions.set(one.topic, position);
    const document = documentOf(file, one.document);
    return {
      id: one.id,
      topic: one.topic,
      position,
      textEn: one.textEn,
      textZh: one.textZh,
      aliases: one.aliases,
      sentence: one.sentence,
      source: document.source,
      sourceDate: document.sourceDate,
      sample: false,
      withdrawn: false,
    };
  });
}

/** The document gives the number of the classes and nothing else: no names, no leads, no channels. */
export function articleClasses(file: StatementsFile): Draft<'class'>[] {
  const { classes } = file;
  const source = `${documentOf(file, classes.document).source}: “${classes.sentence}”`;
  return Array.from({ length: classes.count }, (_, index) => {
    const number = String(index + 1);
    return {
      code: `SC-${number.padStart(2, '0')}`,
      nameEn: classes.nameEn.replace('{number}', number),
      nameZh: classes.nameZh.replace('{number}', number),
      aliases: [],
      language: 'zh',
      slotWeekday: 1,
      slotTime: '09:00',
      timeZone: 'Asia/Shanghai',
      active: true,
      paused: false,
      source,
      sample: false,
      withdrawn: false,
    };
  });
}

function documentOf(file: StatementsFile, name: string): StatementsFile['documents'][string] {
  const document = file.documents[name];
  if (!document) throw new Error(`the seeds name no document ${name}`);
  return document;
}
