import type { ChromiumWithPlumbline } from '../tools/chromium.ts';

/** Gives the extension a plumbline.json the way a person does: options, choose the file, import. */
export async function fillWith(browser: ChromiumWithPlumbline, file: string): Promise<void> {
  const options = await browser.open('options.html');
  await options.getByTestId('import-file').setInputFiles({
    name: 'plumbline.json',
    mimeType: 'application/json',
    buffer: Buffer.from(file),
  });
  await options.getByTestId('import-apply').click();
  await options.getByTestId('import-apply').waitFor({ state: 'detached' });
  await options.close();
}
