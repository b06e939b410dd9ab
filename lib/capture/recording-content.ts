import type { LossCode } from '../clip/loss';
import type { Command, RecordedPage, Recording } from '../clip/recording';

/** Gives how many characters of text a recording holds, white space counted as a page shows it. */
export function countText({ commands }: Recording): number {
  return commands.reduce((sum, command) => sum + textOf(command).replace(/\s+/g, ' ').length, 0);
}

/** Says whether nothing of a recording would be seen in a document. */
export function isEmpty({ commands }: Recording): boolean {
  return !commands.some((command) => textOf(command).trim() !== '' || isSeen(command));
}

/** Gives the page with one loss more. */
export function withLoss(page: RecordedPage, code: LossCode): RecordedPage {
  const { recording } = page;
  return { ...page, recording: { ...recording, commands: [...recording.commands, ['lose', code]] } };
}

function textOf([kind, text]: Command): string {
  return kind === 'text' || kind === 'preformatted' || kind === 'code' ? text : '';
}

function isSeen(command: Command): boolean {
  switch (command[0]) {
    case 'card':
    case 'picture':
    case 'frame':
    case 'player':
    case 'rule':
      return true;
    case 'open':
      return command[1].type === 'expand' ? command[1].title !== '' : command[1].type === 'tableCell';
    default:
      return false;
  }
}
