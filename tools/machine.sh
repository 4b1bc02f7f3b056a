# Sourced by tools/test: finds a browser, Japanese fonts and PostgreSQL, or installs them where that is allowed.

may_install() { command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n env DEBIAN_FRONTEND=noninteractive "$@"; fi; }

apt_updated=
install_packages() {
  if [ -z "$apt_updated" ]; then as_root apt-get -q update >/dev/null; apt_updated=yes; fi
  echo "Installing $*"
  DEBIAN_FRONTEND=noninteractive as_root apt-get -q install -y --no-install-recommends "$@" >/dev/null
}

find_browser() {
  local name
  if [ -n "${CHROMIUM:-}" ]; then
    [ -x "$CHROMIUM" ] || { echo "CHROMIUM names $CHROMIUM, which is no program." >&2; exit 1; }
    return 0
  fi
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    # Ubuntu's chromium-browser is a door to a snap; it counts only where the snap is there.
    if command -v "$name" >/dev/null && "$name" --version >/dev/null 2>&1; then
      CHROMIUM=$(command -v "$name")
      return 0
    fi
  done
  # Where Playwright keeps its own, the newest last.
  for name in "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}"/chromium-*/chrome-linux*/chrome; do
    [ -x "$name" ] && CHROMIUM=$name
  done
  [ -n "${CHROMIUM:-}" ]
}

has_japanese_font() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=ja family 2>/dev/null)" ]; }

# Playwright brings a Node of its own, which wants a library that a minimal system lacks.
has_driver() { .venv/lib/python3*/site-packages/playwright/driver/node --version >/dev/null 2>&1; }

install_browser() {
  local candidate
  as_root apt-get -q update >/dev/null && apt_updated=yes
  candidate=$(apt-cache policy chromium)
  case "$candidate" in
    *"Candidate: (none)"* | "")
      # Ubuntu has Chromium as a snap alone, so Playwright's own build is taken there.
      as_root "$PWD/.venv/bin/playwright" install-deps chromium >/dev/null && .venv/bin/playwright install chromium ;;
    *) install_packages chromium ;;
  esac
}

find_or_install_browser() {
  if ! has_driver && may_install; then install_packages libatomic1; fi
  has_driver || { echo "Playwright cannot run here: apt install libatomic1." >&2; exit 1; }
  if ! find_browser; then
    if ! may_install; then
      echo "The journeys need a browser: install Chromium and a Japanese font (apt install chromium fonts-noto-cjk), or name one with CHROMIUM=/path/to/chromium make test." >&2
      exit 1
    fi
    install_browser || true
    find_browser || { echo "Chromium could not be installed; name one with CHROMIUM=/path/to/chromium make test." >&2; exit 1; }
  fi
  if ! has_japanese_font && may_install; then install_packages fonts-noto-cjk fontconfig; fi
  has_japanese_font || { echo "The journeys need a Japanese font: apt install fonts-noto-cjk." >&2; exit 1; }
  export CHROMIUM
}

postgres_folder() {
  local folder
  for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV); do
    [ -x "$folder/initdb" ] && { ENISHI_POSTGRES=$folder; return 0; }
  done
  if command -v initdb >/dev/null; then ENISHI_POSTGRES=$(dirname "$(command -v initdb)"); return 0; fi
  return 1
}

find_postgres() {
  if ! postgres_folder && may_install; then
    # A fresh install would set up and start a server of its own, which nobody here asked for.
    if [ ! -e /etc/postgresql-common ]; then
      as_root mkdir -p /etc/postgresql-common
      echo "create_main_cluster = false" | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
    fi
    install_packages -o Dpkg::Options::=--force-confold postgresql || true  # without it, SQLite alone
    postgres_folder || return 1
  fi
  [ -n "${ENISHI_POSTGRES:-}" ] || return 1
  export ENISHI_POSTGRES
}
