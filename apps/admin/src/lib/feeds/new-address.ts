import QRCode from 'qrcode';

/** An address as it is shown the one time it is known: to copy, to open, and as a picture for a phone. */
export async function shownAddress(name: string, url: string) {
	const webcal = url.replace(/^https?:/, 'webcal:');
	const picture = await QRCode.toDataURL(webcal, { margin: 2, width: 416, errorCorrectionLevel: 'M' });
	return { name, url, webcal, picture };
}
export type ShownAddress = Awaited<ReturnType<typeof shownAddress>>;
