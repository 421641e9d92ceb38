"""Being searched from elsewhere: the description for a reader, and ways that name a language."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, get_supported_language_variant, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.browse.masthead import masthead
from catalogue.browse.works.addresses import feed_url, suggest_url, works_url
from catalogue.exports.neutral import language_neutral

from . import atom, suggesting
from .opensearch import MEDIA_TYPE, Description, Way, write

HTML = "text/html"
KINDS = {"": HTML, ".atom": atom.MEDIA_TYPE}
TERMS = "{searchTerms}"
LANGUAGE = "{language}"
_SECONDS = 3600


@language_neutral
@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """For readers of ``?lang=``, as pages name it, else of what ``Accept-Language`` asks for."""
    reader = _reader(request)
    with override(reader):
        body = write(_description(reader))
    response = HttpResponse(body, content_type=f"{MEDIA_TYPE}; charset=utf-8")
    response["Content-Language"] = settings.CATALOGUE_LANGUAGES_BY_CODE[reader].tag
    response["Cache-Control"] = f"max-age={_SECONDS}"
    patch_vary_headers(response, ("Accept-Language",))
    return response


@language_neutral
@require_safe
def works(request: HttpRequest, kind: str = "") -> HttpResponse:
    """``/opensearch/works?q=…&lang=…`` leads to the list, ``works.atom`` to the feed, in the site
    language nearest to the one named: in its address it would have to be one of ours."""
    with override(_reader(request)):
        words = request.GET.get("q", "")
        query = f"?{urlencode({'q': words})}" if words else ""
        response = HttpResponseRedirect((feed_url if kind else works_url)(query))
    patch_vary_headers(response, ("Accept-Language",))
    return response


def _reader(request: HttpRequest) -> str:
    """A site code. ``*``, which is any language, and what nobody reads here name none."""
    try:
        return get_supported_language_variant(request.GET.get("lang", ""))
    except LookupError:
        return get_language() or settings.LANGUAGE_CODE


def _description(reader: str) -> Description:
    leading = masthead(reader)
    site = settings.SITE_URL
    words = f"?q={TERMS}"
    here = {HTML: works_url(words), atom.MEDIA_TYPE: feed_url(words)}
    own_address = f"{site}/opensearch.xml?lang={reader}"
    return Description(
        name=settings.SITE_NAME,
        long_name=str(leading.title) if leading and leading.title else settings.SITE_NAME,
        description=_("Search by title, name or identifier, in any language and script"),
        ways=[
            *(Way(media_type, site + address) for media_type, address in here.items()),
            *(
                Way(media_type, f"{site}/opensearch/works{kind}{words}&lang={LANGUAGE}")
                for kind, media_type in KINDS.items()
            ),
            Way(suggesting.MEDIA_TYPE, site + suggest_url(words), "suggestions"),
            Way(MEDIA_TYPE, own_address, "self"),
        ],
        languages=[language.tag for language in settings.CATALOGUE_LANGUAGES],
        icon_url=site + static("img/seal.svg"),
        icon_type="image/svg+xml",
        contact=settings.CONTACT_EMAIL,
    )
