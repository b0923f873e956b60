import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const FRONT_MATTER = z
  .object({
    description: z.string(),
    inputs: z.array(z.string()).default([]),
    parameters: z.record(z.string(), z.number()).default({}),
  })
  .strict();

export interface RenderedPrompt {
  readonly text: string;
  /** First 8 hex of the SHA-256 of the expanded file, before any input is put in. */
  readonly version: string;
  readonly parameters: Readonly<Record<string, number>>;
}

/** Prompts by file name without `.md`. */
export interface Prompts {
  /** @throws on an unknown prompt, and on an input that is missing or not declared. */
  render(name: string, inputs: Readonly<Record<string, string>>): RenderedPrompt;
}

/** Reads prompts from a folder when they are first needed. A file that uses what it does not declare throws. */
export function loadPrompts(folder: string): Prompts {
  const loaded = new Map<string, LoadedPrompt>();
  return {
    render(name, inputs) {
      const prompt = loaded.get(name) ?? loadPrompt(folder, name);
      loaded.set(name, prompt);
      const missing = prompt.inputs.filter((input) => !(input in inputs));
      const undeclared = Object.keys(inputs).filter((input) => !prompt.inputs.includes(input));
      if (missing.length > 0 || undeclared.length > 0) {
        throw new Error(
          `prompt ${name}: missing [${missing.join(', ')}], undeclared [${undeclared.join(', ')}]`,
        );
      }
      // One pass: what an input holds is never substituted again.
      const text = prompt.body.replace(PLACEHOLDER, (_, input: string) => escapeInput(inputs[input] ?? ''));
      return { text, version: prompt.version, parameters: prompt.parameters };
    },
  };
}

interface LoadedPrompt {
  readonly body: string;
  readonly inputs: readonly string[];
  readonly parameters: Readonly<Record<string, number>>;
  readonly version: string;
}

const PLACEHOLDER = /\{\{\s*([a-z][A-Za-z0-9]*)\s*\}\}/g;
const PARTIAL = /\{\{>\s*(_[a-z0-9-]+)\s*\}\}/g;

function loadPrompt(folder: string, name: string): LoadedPrompt {
  const source = readFileSync(path.join(folder, `${name}.md`), 'utf8');
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source);
  if (!match) throw new Error(`prompt ${name}: front matter is missing`);
  const { inputs, parameters } = FRONT_MATTER.parse(parse(match[1] ?? ''));
  const body = (match[2] ?? '')
    .replace(PARTIAL, (_, partial: string) => readFileSync(path.join(folder, `${partial}.md`), 'utf8').trim())
    .trim();
  const used = [...new Set([...body.matchAll(PLACEHOLDER)].map((one) => one[1] ?? ''))];
  const unknown = used.filter((input) => !inputs.includes(input));
  const idle = inputs.filter((input) => !used.includes(input));
  if (unknown.length > 0 || idle.length > 0)
    throw new Error(`prompt ${name}: undeclared [${unknown.join(', ')}], unused [${idle.join(', ')}]`);
  const version = createHash('sha256')
    .update(`${match[1] ?? ''}\n${body}`)
    .digest('hex')
    .slice(0, 8);
  return { body, inputs, parameters, version };
}

/** Stored text can neither close the tag that fences it nor open another one. */
function escapeInput(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}
