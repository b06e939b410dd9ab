// The appearance that the options noted. A classic script in the head runs before anything is drawn, so nothing flashes.
document.documentElement.dataset.colorMode = localStorage.getItem('appearance') ?? 'system';
