import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

/** Debian's Chromium, driven by playwright. One for each test file. */
export interface TestBrowser {
  readonly browser: Browser;
  /** A window of its own, with its own cookies: `await using` closes it. */
  window(options?: WindowOptions): Promise<TestWindow>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface WindowOptions {
  size?: keyof typeof sizes;
  reducedMotion?: boolean;
  /** What the browser's owner reads; the page's address may say otherwise. */
  locale?: string;
  /** Zone of the viewer's device. */
  zone?: string;
}

export interface TestWindow {
  readonly context: BrowserContext;
  page: Page;
  /** Errors of scripts, of the console, and what the content security policy kept out. */
  readonly complaints: string[];
  /** Hosts that were asked for anything. */
  readonly hosts: Set<string>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The screens that the page is made for. */
export const sizes = {
  phone: { width: 390, height: 844 },
  laptop: { width: 1366, height: 768 },
  wall: { width: 1920, height: 1080 },
} as const;

export async function startBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
  return {
    browser,
    async window({ size = "laptop", reducedMotion = false, locale = "ja-JP", zone = "Asia/Tokyo" } = {}) {
      const isPhone = size === "phone";
      const context = await browser.newContext({
        viewport: sizes[size],
        locale,
        timezoneId: zone,
        reducedMotion: reducedMotion ? "reduce" : "no-preference",
        ...(isPhone ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {}),
      });
      const complaints: string[] = [];
      const hosts = new Set<string>();
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on("pageerror", (error) => complaints.push(`${error.message}\n${error.stack ?? ""}`));
      page.on("console", (message) => {
        // That nobody is signed in yet is asked with every first load.
        if (message.type() === "error" && !/status of (401|4\d\d)/.test(message.text())) {
          complaints.push(message.text());
        }
      });
      page.on("request", (request) => {
        if (/^https?:/.test(request.url())) hosts.add(new URL(request.url()).host);
      });
      return { context, page, complaints, hosts, [Symbol.asyncDispose]: () => context.close() };
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}
