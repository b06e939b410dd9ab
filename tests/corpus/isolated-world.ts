import type { CDPSession } from 'playwright';

/** A world like the one an extension's scripts run in: the page's DOM without the page's JavaScript. */
export type IsolatedWorld = {
  /** Runs an expression and gives its awaited value, which goes by way of JSON. */
  evaluate<Value>(expression: string): Promise<Value>;
};

/** Makes such a world in the top frame of the page a session belongs to. */
export async function createIsolatedWorld(session: CDPSession, worldName: string): Promise<IsolatedWorld> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const frameId = frameTree.frame.id;
  const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', { frameId, worldName });
  return {
    async evaluate(expression) {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression,
        contextId,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
  };
}
