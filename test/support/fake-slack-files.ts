import type { IncomingMessage, ServerResponse } from 'node:http';
import { BOT } from './fake-slack.ts';

/** Files in and out of the fake workspace. */
export interface FakeFiles {
  /** What the bot sent, with the conversation that it was sent to. */
  readonly sent: {
    readonly name: string;
    readonly channel: string;
    readonly comment: string;
    readonly bytes: Buffer;
  }[];
  /** Puts a file where a message's `url_private` finds it. */
  put(bytes: Uint8Array): string;
  /** Answers what concerns files; false for anything else. */
  handle(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<boolean>;
}

export function createFakeFiles(origin: () => string): FakeFiles {
  const kept = new Map<string, Uint8Array>();
  const uploads = new Map<string, { readonly name: string; bytes: Buffer }>();
  const sent: FakeFiles['sent'] = [];
  let serial = 0;
  const newId = (): string => {
    serial += 1;
    return `F${serial}`;
  };
  const json = (response: ServerResponse, value: object): true => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
    return true;
  };
  return {
    sent,
    put(bytes) {
      const id = newId();
      kept.set(id, bytes);
      return `${origin()}/files/${id}`;
    },
    async handle(request, response, body) {
      const [, kind = '', id = ''] = (request.url ?? '').split('/');
      if (kind === 'files') {
        const bytes = kept.get(id);
        const allowed = request.headers.authorization === `Bearer ${BOT.token}`;
        response.writeHead(bytes && allowed ? 200 : 404);
        response.end(bytes && allowed ? bytes : undefined);
        return true;
      }
      if (kind === 'upload') {
        const type = request.headers['content-type'] ?? '';
        const upload = uploads.get(id);
        if (upload) upload.bytes = await bytesIn(body, type);
        return json(response, { ok: true });
      }
      const call = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
      if (id.startsWith('files.getUploadURLExternal')) {
        const fileId = newId();
        uploads.set(fileId, { name: call.filename ?? '', bytes: Buffer.alloc(0) });
        return json(response, { ok: true, file_id: fileId, upload_url: `${origin()}/upload/${fileId}` });
      }
      if (id.startsWith('files.completeUploadExternal')) {
        for (const { id: fileId } of JSON.parse(call.files ?? '[]') as { id: string }[]) {
          const upload = uploads.get(fileId);
          if (!upload) continue;
          sent.push({ ...upload, channel: call.channel_id ?? '', comment: call.initial_comment ?? '' });
        }
        return json(response, { ok: true, files: [] });
      }
      return false;
    },
  };
}

async function bytesIn(body: Buffer, contentType: string): Promise<Buffer> {
  if (!contentType.startsWith('multipart/')) return body;
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData();
  for (const part of form.values())
    if (typeof part !== 'string') return Buffer.from(await part.arrayBuffer());
  return Buffer.alloc(0);
}
