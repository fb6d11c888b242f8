export * from './format.ts';
export * from './languages.ts';
export * from './ui-texts.ts';
