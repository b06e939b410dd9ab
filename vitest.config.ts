import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
