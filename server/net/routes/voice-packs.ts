import express, { type RequestHandler } from 'express';

/** A pack's manifest and its clips, and no other file in its folder. */
const VOICE_FILE = /^\/[a-z0-9][a-z0-9-]*\/(manifest\.json|[\w-]{1,60}\.(opus|ogg|mp3|m4a|wav))$/;

/** Serves the branch's own voice packs from `voiceDir`; a replaced pack is heard after the display is loaded again. */
export function voicePacks(voiceDir: string): RequestHandler {
  const files = express.static(voiceDir, { index: false, redirect: false, cacheControl: false });
  return (request, response, next) => {
    if (!VOICE_FILE.test(request.path)) return next();
    response.set('Cache-Control', 'no-cache');
    void files(request, response, next);
  };
}
