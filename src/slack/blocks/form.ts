import { cut, LIMITS } from '../limits.ts';
import { type InputBlock, type ModalView, option, type SlackBlock } from './block.ts';

/** Each input's `block_id` is the field's name, its `action_id` is always this. */
export const VALUE = 'value';

/** The `action_id` of a field whose leaving is heard of, so that a draft can be kept. */
export const TYPED = 'typed';

interface InputOptions {
  readonly heard?: boolean;
  readonly optional?: boolean;
  readonly hint?: string | undefined;
  readonly placeholder?: string | undefined;
}

export function textInput(
  field: string,
  label: string,
  options: InputOptions & {
    readonly initial?: string | undefined;
    readonly multiline?: boolean;
    readonly maxLength?: number;
    /** What is typed is heard of while it is typed, so that a draft can be kept. */
    readonly heard?: boolean;
  } = {},
): InputBlock {
  return input(field, label, options, {
    type: 'plain_text_input',
    action_id: options.heard ? TYPED : VALUE,
    ...(options.heard ? { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } } : {}),
    multiline: options.multiline ?? false,
    ...(options.initial
      ? { initial_value: cut(options.initial, options.maxLength ?? LIMITS.inputInitial) }
      : {}),
    ...(options.maxLength ? { max_length: options.maxLength } : {}),
    ...placeholder(options.placeholder),
  });
}

export function selectInput(
  field: string,
  label: string,
  choices: readonly { readonly text: string; readonly value: string }[],
  options: InputOptions & { readonly initial?: string | undefined } = {},
): InputBlock {
  const shown = choices.slice(0, LIMITS.selectOptions).map((choice) => option(choice.text, choice.value));
  const initial = shown.find((choice) => choice.value === options.initial);
  return input(field, label, options, {
    type: 'static_select',
    action_id: VALUE,
    options: shown,
    ...(initial ? { initial_option: initial } : {}),
    ...placeholder(options.placeholder),
  });
}

export function checkInput(
  field: string,
  label: string,
  choices: readonly { readonly text: string; readonly value: string }[],
  options: InputOptions = {},
): InputBlock {
  return input(field, label, options, {
    type: 'checkboxes',
    action_id: VALUE,
    options: choices.slice(0, 10).map((choice) => option(choice.text, choice.value)),
  });
}

/** A person or a channel, picked from Slack's own list. */
export function pickInput(
  field: string,
  label: string,
  type: 'users_select' | 'conversations_select',
  options: InputOptions & { readonly initial?: string | undefined },
): InputBlock {
  if (type === 'users_select')
    return input(field, label, options, {
      type,
      action_id: VALUE,
      ...(options.initial ? { initial_user: options.initial } : {}),
    });
  return input(field, label, options, {
    type,
    action_id: VALUE,
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    ...(options.initial ? { initial_conversation: options.initial } : {}),
  });
}

/** Files from the person's machine or from Slack. */
export function fileInput(
  field: string,
  label: string,
  options: InputOptions & { readonly most: number },
): InputBlock {
  return input(field, label, options, { type: 'file_input', action_id: VALUE, max_files: options.most });
}

export function dateInput(
  field: string,
  label: string,
  options: InputOptions & { readonly initial?: string | undefined } = {},
): InputBlock {
  return input(field, label, options, {
    type: 'datepicker',
    action_id: VALUE,
    ...(options.initial ? { initial_date: options.initial } : {}),
  });
}

export function modal(options: {
  readonly callbackId: string;
  readonly title: string;
  readonly submit?: string | undefined;
  readonly close: string;
  readonly metadata?: string;
  readonly blocks: readonly SlackBlock[];
  readonly notifyOnClose?: boolean;
}): ModalView {
  const metadata = options.metadata ?? '';
  if (metadata.length > LIMITS.privateMetadata)
    throw new RangeError(`${options.callbackId}: metadata too long`);
  return {
    type: 'modal',
    callback_id: options.callbackId,
    title: { type: 'plain_text', text: cut(options.title, LIMITS.modalTitle) },
    ...(options.submit
      ? { submit: { type: 'plain_text', text: cut(options.submit, LIMITS.modalButton) } }
      : {}),
    close: { type: 'plain_text', text: cut(options.close, LIMITS.modalButton) },
    private_metadata: metadata,
    ...(options.notifyOnClose ? { notify_on_close: true } : {}),
    blocks: options.blocks.slice(0, LIMITS.viewBlocks) as ModalView['blocks'],
  };
}

function input(
  field: string,
  label: string,
  options: InputOptions,
  element: InputBlock['element'],
): InputBlock {
  return {
    type: 'input',
    block_id: field,
    optional: options.optional ?? true,
    ...(options.heard ? { dispatch_action: true } : {}),
    label: { type: 'plain_text', text: cut(label, LIMITS.inputLabel) },
    ...(options.hint ? { hint: { type: 'plain_text', text: cut(options.hint, LIMITS.inputHint) } } : {}),
    element,
  };
}

function placeholder(text: string | undefined): { placeholder?: { type: 'plain_text'; text: string } } {
  return text ? { placeholder: { type: 'plain_text', text: cut(text, LIMITS.placeholder) } } : {};
}
