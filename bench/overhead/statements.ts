import pg from 'pg';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Which of the pool's connections: those of a transaction have the same. */
  readonly connection: number;
}

/** Writes down every statement that any connection of `pg` sends in this process. */
export function listenToStatements(): { take(): Statement[]; stop(): void } {
  const connections = new Map<object, number>();
  let statements: Statement[] = [];
  const { prototype } = pg.Client;
  const query: unknown = prototype.query;
  const original = query as (this: pg.Client, ...args: unknown[]) => unknown;
  const listening = function (this: pg.Client, ...args: unknown[]): unknown {
    const [first, second] = args;
    const connection = connections.get(this) ?? connections.size;
    connections.set(this, connection);
    const config =
      typeof first === 'string' ? { text: first } : (first as { text?: string; values?: unknown });
    const values = Array.isArray(config.values) ? config.values : Array.isArray(second) ? second : [];
    if (config.text !== undefined) statements.push({ text: config.text, values, connection });
    return original.apply(this, args);
  };
  Object.assign(prototype, { query: listening });
  return {
    take: () => {
      const taken = statements;
      statements = [];
      return taken;
    },
    stop: () => void Object.assign(prototype, { query: original }),
  };
}
