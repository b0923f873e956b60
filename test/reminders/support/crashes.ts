/** The process that made the call is gone. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

export interface CrashSwitch {
  /** Called before and after each step; true ends the process there. */
  readonly shouldCrash: (step: string, when: 'before' | 'after') => boolean;
  /** Throws when the service itself is down. */
  readonly isDown?: (() => boolean) | undefined;
}

/** One process's view of the outside: once it crashed, nothing it does has any effect. */
export function createProcess(options: CrashSwitch) {
  let dead = false;
  const crashIf = (step: string, when: 'before' | 'after'): void => {
    if (dead || options.shouldCrash(step, when)) {
      dead = true;
      throw new Crash(step);
    }
  };
  /** The service with a possible crash before and after each of its steps. */
  function wrap<Service extends object>(service: Service, name: string): Service {
    return new Proxy(service, {
      get(target, key, receiver) {
        const value: unknown = Reflect.get(target, key, receiver);
        if (typeof value === 'object' && value !== null) return wrap(value, `${name}.${String(key)}`);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]): Promise<unknown> => {
          const step = `${name}.${String(key)}`;
          crashIf(step, 'before');
          if (name.startsWith('store') && options.isDown?.()) throw new Error('the store is down');
          const result: unknown = await Reflect.apply(value, target, args);
          crashIf(step, 'after');
          return result;
        };
      },
    });
  }
  return { wrap, isDead: () => dead };
}
