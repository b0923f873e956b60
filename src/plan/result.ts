/** The outcome of something that may fail in an expected way. Error codes are keys of the message catalogue. */
export type Result<Value, Code extends string, Detail = undefined> =
  | { readonly ok: true; readonly value: Value }
  | (Detail extends undefined
      ? { readonly ok: false; readonly code: Code }
      : { readonly ok: false; readonly code: Code; readonly detail: Detail });

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function fail<Code extends string>(code: Code): { readonly ok: false; readonly code: Code };
export function fail<Code extends string, Detail>(
  code: Code,
  detail: Detail,
): { readonly ok: false; readonly code: Code; readonly detail: Detail };
export function fail(code: string, detail?: unknown): object {
  return detail === undefined ? { ok: false, code } : { ok: false, code, detail };
}
