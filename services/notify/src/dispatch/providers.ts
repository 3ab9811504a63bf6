import type { Provider } from '@nestjs/common';
import { DeliveryReportsController } from './delivery-reports.controller.js';
import { DeliveryReports } from './delivery-reports.js';
import { DispatchCover } from './dispatch-cover.js';
import { Filing } from './filing.js';
import { LetterRegister } from './letter-register.js';
import { ListedLetters } from './listed-letters.js';
import { PrintController } from './print.controller.js';
import { PrintRun } from './print-run.js';
import { ProofsController } from './proofs.controller.js';
import { RawBodies } from './raw-bodies.js';
import { ReceiptForm } from './receipt-form.js';
import { DISPATCH_SHEET, loadDispatchSheet } from './sheet-words.js';

export const DISPATCH_CONTROLLERS = [ProofsController, PrintController, DeliveryReportsController] as const;

export const DISPATCH_PROVIDERS: readonly Provider[] = [
  { provide: DISPATCH_SHEET, useFactory: () => loadDispatchSheet() },
  ...[RawBodies, LetterRegister, ListedLetters, Filing, ReceiptForm, DispatchCover, PrintRun, DeliveryReports],
];
