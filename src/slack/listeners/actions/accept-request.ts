import type { App } from '@slack/bolt';
import { decideRequest, refusal } from '../../flows/decide-request.ts';
import { refreshHome } from '../../flows/home.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

/** Accepts a request; its buttons give way to what was decided. */
export function register(app: App, services: Services): void {
  app.action(/^accept_request_/, async ({ body, ack }) => {
    const press = await readPress(services, body);
    const decision = { id: press.value, accept: true, personId: press.userId };
    const done = await decideRequest(services, decision, press.language);
    await ack();
    await services.settle(press, () => (done.ok ? done.message : refusal(done.sentence)), done.ok);
    if (done.ok) await done.follow();
    if (press.inHome) await refreshHome(services, press.userId);
  });
}
