import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * A way to a server that can be cut (open connections are reset, and new ones refused) or stalled (nothing passes, and
 * nobody hears of it), until it is mended.
 */
export interface TcpProxy {
  readonly port: number;
  cut(): void;
  stall(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function startTcpProxy(target: {
  readonly host: string;
  readonly port: number;
}): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const swallowed = new Set<Socket>();
  let open = true;
  let stalled = false;
  const server = createServer((near) => {
    if (!open) {
      near.resetAndDestroy();
      return;
    }
    const far = connect(target.port, target.host);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.on('data', (chunk) => {
        if (stalled) swallowed.add(one);
        else other.write(chunk);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    open = false;
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    stall: () => {
      stalled = true;
    },
    mend: () => {
      open = true;
      stalled = false;
      // What was swallowed does not come later: such a connection is of no use to anybody.
      for (const socket of swallowed) socket.resetAndDestroy();
      swallowed.clear();
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
