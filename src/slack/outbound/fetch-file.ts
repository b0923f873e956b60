const TIMEOUT_MS = 60_000;
/** The bot's token goes to Slack's own hosts only, or to this machine for the local workspace. */
const HOSTS = /^(?:[a-z0-9-]+\.)*slack\.com$|^(?:localhost|127\.0\.0\.1)$/;

/** Reads a file's bytes, never more than allowed. Undefined when it cannot be had. */
export async function fetchFile(
  url: string,
  botToken: string,
  mostBytes: number,
): Promise<Uint8Array | undefined> {
  if (!URL.canParse(url) || !HOSTS.test(new URL(url).hostname)) return undefined;
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${botToken}` },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok || !response.body) return undefined;
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > mostBytes) return undefined;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch {
    return undefined;
  }
}
