/** What the form sends when the browser cannot work anything out: the place is then held, and the mail asks. */
export const unable = 'unable';
