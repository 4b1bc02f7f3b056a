"""Keep people, their names and posts."""

from enishi.hub.network.bridge.decisions import Decision
from enishi.hub.network.bridge.keeping import Keeping, target_of
from enishi.hub.network.bridge.languages import told_also
from enishi.hub.network.bridge.matching import find_person, prose
from enishi.hub.network.models import Organisation, Person, PersonName, Post
from enishi.organisations import name_key
from enishi.releases import Person as ReadPerson
from enishi.releases import Post as ReadPost

__all__ = ["keep_person"]


def keep_person(keeper: Keeping, item: ReadPerson, decision: Decision) -> tuple[Person, bool]:
    """Create or join the person; add spellings and posts; cite."""
    posts = [(post, keeper.organisation(post.organisation)) for post in item.posts if post.organisation]
    held = [(post, organisation) for post, organisation in posts if organisation is not None]
    employers = {organisation.pk for _post, organisation in held}
    found = target_of(Person, decision, lambda: find_person(item, employers))
    person = found or Person.objects.create()
    keeper.citing.cite(person, item.quote, item.confidence)
    known = {(row.key, row.language) for row in PersonName.objects.filter(person=person)}
    for name in item.names:
        if (name_key(name.text), name.language) not in known:
            row = PersonName.objects.create(person=person, text=name.text, language=name.language, kind=name.kind)
            keeper.citing.cite(row, name.quote, item.confidence)
    for post, organisation in held:
        _keep_post(keeper, person, post, organisation, item.confidence)
    return person, found is None


def _keep_post(keeper: Keeping, person: Person, post: ReadPost, organisation: Organisation, confidence: float) -> None:
    title = prose(post.titles)
    rows = Post.objects.filter(person=person, organisation=organisation)
    row = next((row for row in rows if any(row.title.get(code) == text for code, text in title.items())), None)
    if row is None:
        row = told_also(rows, "title", title)
    if row is None:
        # Whoever is named with a post held it when the release came out, and took it up no later.
        row = Post.objects.create(
            person=person, organisation=organisation, title=title, since=keeper.citing.by_publication()
        )
    keeper.citing.cite(row, post.quote, confidence)
