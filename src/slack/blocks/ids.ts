/** Every action, form and shortcut of the bot, by the id that Slack sends back. */
export const ACTION = {
  openCard: 'open_card',
  openCardSelect: 'open_card_select',
  openUpdateForm: 'open_update_form',
  chooseUpdateItem: 'choose_update_item',
  showHistory: 'show_history',
  showAll: 'show_all',
  choice: 'choose_question',
  feedback: 'answer_feedback',
  feedbackGood: 'answer_feedback_good',
  feedbackBad: 'answer_feedback_bad',
  answerPrivately: 'answer_privately',
  askPerson: 'ask_person',
  showClass: 'show_class',
} as const;

export const VIEW = {
  update: 'update_form',
  chooseItem: 'choose_item_form',
  feedback: 'feedback_form',
  readOnly: 'read_only',
} as const;

export const COMMAND = '/linkage';

export const SHORTCUT = { recordUpdate: 'record_status_update' } as const;
