import { readFileSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { z } from 'zod';

/** What of Prisma's schema engine is used here; the package has no types for it. */
interface SchemaEngine {
  diff(request: object): Promise<unknown>;
}
interface EngineModule {
  readonly SchemaEngine: {
    new: (options: object, log: () => void, adapter: object) => Promise<SchemaEngine>;
  };
  __wbg_set_wasm(exports: WasmExports): void;
}

/** TypeScript knows WebAssembly as a part of browsers only. */
type WasmExports = Readonly<Record<string, unknown>>;
interface WebAssemblyOfNode {
  instantiate(
    bytes: Uint8Array,
    imports: Readonly<Record<string, object>>,
  ): Promise<{ readonly instance: { readonly exports: WasmExports } }>;
}
const { WebAssembly: wasm } = globalThis as unknown as { readonly WebAssembly: WebAssemblyOfNode };

const answerSchema = z.object({ stdout: z.string() });

/** The SQL that leads from a database to what the schema says it should be; empty when it is that. */
export async function schemaDrift(database: PGlite, schema: string): Promise<string> {
  const engine = await loadEngine();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database));
  const files = [{ path: 'schema.prisma', content: schema }];
  const running = await engine.SchemaEngine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => {},
    adapter,
  );
  const answer = await running.diff({
    from: { tag: 'schemaDatasource', files, configDir: '.' },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return answerSchema
    .parse(answer)
    .stdout.split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('--'))
    .join('\n');
}

/** The package exports only an entry for bundlers, so its files are taken by path. */
async function loadEngine(): Promise<EngineModule> {
  const entry = import.meta.resolve('@prisma/schema-engine-wasm');
  const script: EngineModule = await import(new URL('./schema_engine_bg.js', entry).href);
  const bytes = readFileSync(new URL('./schema_engine_bg.wasm', entry));
  const { instance } = await wasm.instantiate(bytes, { './schema_engine_bg.js': script });
  // A panic inside is reported through this global.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: () => {} } });
  script.__wbg_set_wasm(instance.exports);
  const { __wbindgen_start: start } = instance.exports;
  if (typeof start === 'function') start();
  return script;
}
