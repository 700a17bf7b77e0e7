// The first of the page's two scripts: unpacks the second, which stands in the page compressed and as Base64, and runs it.
// The policy names both by their hashes, so that a changed one does not run. Where this fails, the tables stay.
async function unpack(packed: string): Promise<string> {
  const bytes = Uint8Array.from(atob(packed), (one) => one.charCodeAt(0));
  return new Response(new Response(bytes).body!.pipeThrough(new DecompressionStream("deflate-raw"))).text();
}

async function run(): Promise<void> {
  const tables = document.getElementById("static")!;
  tables.hidden = true; // or they would be seen for a moment
  try {
    const script = document.createElement("script");
    script.textContent = await unpack(document.getElementById("podworks-script")!.textContent!);
    document.body.append(script);
    script.remove(); // it has run; a saved page must not run it twice
  } finally {
    tables.hidden = false;
  }
}

void run();
