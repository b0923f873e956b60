import type { App } from '@slack/bolt';
import { registerErrorBoundary } from '../error-boundary.ts';
import type { Services } from '../services.ts';
import { register as acceptRequest } from './actions/accept-request.ts';
import { register as admin } from './actions/admin.ts';
import { register as allAsLastWeek } from './actions/all-as-last-week.ts';
import { register as answerPrivately } from './actions/answer-privately.ts';
import { register as askPerson } from './actions/ask-person.ts';
import { register as chooseQuestion } from './actions/choose-question.ts';
import { register as chooseUpdateItem } from './actions/choose-update-item.ts';
import { register as correctUpdate } from './actions/correct-update.ts';
import { register as digest } from './actions/digest.ts';
import { register as draft } from './actions/draft.ts';
import { register as feedback } from './actions/feedback.ts';
import { register as forgetQuestions } from './actions/forget-questions.ts';
import { register as homePage } from './actions/home-page.ts';
import { register as importFile } from './actions/import.ts';
import { register as openCard } from './actions/open-card.ts';
import { register as openItemForm } from './actions/open-item-form.ts';
import { register as openUpdateForm } from './actions/open-update-form.ts';
import { register as returnRequest } from './actions/return-request.ts';
import { register as showAll } from './actions/show-all.ts';
import { register as showClass } from './actions/show-class.ts';
import { register as showHelp } from './actions/show-help.ts';
import { register as showHistory } from './actions/show-history.ts';
import { register as switchLanguage } from './actions/switch-language.ts';
import { register as typedInForm } from './actions/typed-in-form.ts';
import { register as waiveChaser } from './actions/waive-chaser.ts';
import { register as linkage } from './commands/linkage.ts';
import { register as appHomeOpened } from './events/app-home-opened.ts';
import { register as appMention } from './events/app-mention.ts';
import { register as channelChanged } from './events/channel-changed.ts';
import { register as directMessage } from './events/direct-message.ts';
import { register as sentFile } from './events/sent-file.ts';
import { register as threadReply } from './events/thread-reply.ts';
import { register as recordStatusUpdate } from './shortcuts/record-status-update.ts';
import { register as adminAssignmentView } from './views/admin-assignment.ts';
import { register as adminChooseClassView } from './views/admin-choose-class.ts';
import { register as adminClassView } from './views/admin-class.ts';
import { register as adminNamesView } from './views/admin-names.ts';
import { register as chooseItemView } from './views/choose-item.ts';
import { register as feedbackView } from './views/feedback.ts';
import { register as helpView } from './views/help.ts';
import { register as noChangeView } from './views/no-change.ts';
import { register as requestChangeView } from './views/request-change.ts';
import { register as returnRequestView } from './views/return-request.ts';
import { register as snoozeView } from './views/snooze.ts';
import { register as updateFormView } from './views/update-form.ts';
import { register as updateFormClosed } from './views/update-form-closed.ts';
import { register as waiveView } from './views/waive.ts';

const LISTENERS = [
  admin,
  digest,
  draft,
  importFile,
  showHistory,
  waiveChaser,
  sentFile,
  threadReply,
  recordStatusUpdate,
  adminAssignmentView,
  adminChooseClassView,
  adminClassView,
  adminNamesView,
  waiveView,
  correctUpdate,
  typedInForm,
  updateFormClosed,
  acceptRequest,
  allAsLastWeek,
  homePage,
  openItemForm,
  returnRequest,
  showHelp,
  switchLanguage,
  appHomeOpened,
  helpView,
  noChangeView,
  requestChangeView,
  returnRequestView,
  snoozeView,
  linkage,
  appMention,
  channelChanged,
  directMessage,
  answerPrivately,
  askPerson,
  chooseQuestion,
  chooseUpdateItem,
  feedback,
  forgetQuestions,
  openCard,
  openUpdateForm,
  showAll,
  showClass,
  chooseItemView,
  feedbackView,
  updateFormView,
];

export function registerListeners(app: App, services: Services): void {
  registerErrorBoundary(app, services);
  for (const register of LISTENERS) register(app, services);
}
