"""What mkdocs.yml asks of mkdocs beyond its own: folders in the nav, links to the repository's scenario files, and a
warning, which fails `mkdocs build --strict`, for a link to a heading that is not there and for a page that the nav
lacks. It changes no page's text."""
import logging
import posixpath
import re
from pathlib import Path

from mkdocs.structure.files import File

log = logging.getLogger("mkdocs.hooks.sluss")
root = Path(__file__).resolve().parent.parent
listed = set()  # pages in the nav
headings = {}  # page -> its anchors
references = []  # (page, page linked to, anchor)


def named(nav):
    """The pages that the nav names one by one."""
    if isinstance(nav, str):
        return set() if nav.endswith("/") else {nav}
    return set().union(*map(named, nav.values() if isinstance(nav, dict) else nav))


def expanded(nav):
    """The nav with each folder replaced by those of its pages that are not named."""
    if isinstance(nav, dict):
        return {title: expanded(content) for title, content in nav.items()}
    if isinstance(nav, str) and nav.endswith("/"):
        nav = [nav]
    if isinstance(nav, str):
        return nav
    pages = []
    for entry in nav:
        if isinstance(entry, str) and entry.endswith("/"):
            inside = (f"{entry}{page.name}" for page in sorted((root / "docs" / entry).glob("*.md")))
            pages += [page for page in inside if page not in listed]
            listed.update(pages)
        else:
            pages.append(expanded(entry))
    return pages


def on_config(config):
    headings.clear()
    references.clear()
    listed.clear()
    listed.update(named(config["nav"]))
    config["nav"] = expanded(config["nav"])
    return config


def on_files(files, config):
    for page in files.documentation_pages():
        if page.src_path not in listed:
            log.warning(f"'{page.src_path}' is in no section of the nav in mkdocs.yml")
    for scenario in sorted((root / "scenarios").rglob("*.yaml")):
        files.append(File(str(scenario.relative_to(root)), str(root), config["site_dir"], use_directory_urls=False))
    return files


def on_page_markdown(markdown, page, config, files):
    """A link out of docs/ leads to the copy of that file in the site, which is one folder nearer."""
    page.title = page.title.replace("`", "")  # the navigation shows it as it is
    folder = posixpath.dirname(page.file.src_path)

    def shortened(link):
        leaves = posixpath.normpath(posixpath.join(folder, link[1])).startswith("../")
        return f"]({link[1][3:]})" if leaves else link[0]

    return re.sub(r"\]\((\.\./[^)\s]+)\)", shortened, markdown)


def on_page_content(html, page, config, files):
    here = page.file.url
    headings[here] = set(re.findall(r'\bid="([^"]+)"', html))
    for link, anchor in re.findall(r'href="([^":#]*)#([^"]+)"', html):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(here), link)) if link else here
        references.append((here, target, anchor))
    return html


def on_post_build(config):
    for page, target, anchor in references:
        if anchor not in headings.get(target, ()):
            log.warning(f"'{page}' links to '{target}#{anchor}', and there is no such heading")
