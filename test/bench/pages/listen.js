// Runs before the scripts of the extension, in their world: marks each read and each message in the page's timeline.
const follow = (owner, name, mark) => {
  const own = owner[name];
  const value = (...args) => {
    performance.mark(mark);
    return own.apply(owner, args);
  };
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
};
for (const area of ['local', 'sync', 'session', 'managed'])
  if (chrome.storage[area]) follow(chrome.storage[area], 'get', 'bench-read');
follow(chrome.runtime, 'sendMessage', 'bench-message');
follow(chrome.runtime, 'connect', 'bench-message');
