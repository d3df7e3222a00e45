"""Lines of a page that are not of its article: calls to read on, to share, to subscribe."""

from __future__ import annotations

import re

_MAX_LINE = 300
# At the start of a line, up to its end or a colon: an article's own sentence goes on with a verb.
_READ_ON = re.compile(
    r"[►▶→»>•*\-–—\s\[(«]*(?:"
    r"(?:à|a) (?:lire|voir|écouter|découvrir|ecouter|decouvrir)(?: (?:aussi|également|egalement|ailleurs|ensuite|sur .{1,40}))?"
    r"|lire (?:aussi|également|egalement|l[’']article complet|la suite|ensuite|plus|notre (?:article|dossier|analyse|entretien))"
    r"|(?:re)?(?:lire|voir|écouter|découvrir|ecouter|decouvrir) (?:aussi|également|egalement)"
    r"|(?:sur|dans) le m[êe]me (?:sujet|th[èe]me|dossier)|sur ce sujet|articles? (?:similaires?|connexes?|liés?|recommandés?)"
    r"|(?:nos|les|vos) (?:articles|dossiers) (?:liés|recommandés|les plus lus|sur le sujet)|vous (?:aimerez|pourriez) aussi"
    r"|pour aller plus loin|en savoir plus|les plus lus|plus d[’']articles|dans la m[êe]me rubrique|notre s[ée]lection"
    r"|recommandé pour vous|contenus? (?:sponsorisés?|similaires?)"
    r")\s*(?:$|[]:|►▶→»>•…]|\.{3})",
    re.IGNORECASE,
)
# With a title right behind it; no sentence of an article begins like that.
_READ_TITLE = re.compile(
    r"[►▶→»>•*\-–—\s\[(«]*(?:(?:à|a) )?(?:lire|voir|écouter|ecouter) (?:aussi|également|egalement)\s+(?-i:[A-ZÀ-ÖØ-ÞŒ«“\"])",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"[►▶→•*\-–—\s\[(]*(?:"
    r"(?:inscrivez|abonnez)[- ]vous(?: (?:gratuitement|à notre|à la|à nos|à |pour |maintenant|ici|dès).*)?"
    r"|(?:s[’']inscrire|s[’']abonner)(?: (?:à|aux) .*)?|je m[’']abonne.*|déjà abonné.*|cet article est réservé.*"
    r"|(?:recevez|retrouvez) (?:chaque|tous|toute|toutes|l[’']essentiel|gratuitement|notre newsletter|nos newsletters).*"
    r"|suivez(?:[- ]nous| toute l[’']actu| l[’']actu| notre).*|rejoignez(?:[- ]nous| notre (?:chaîne|canal|page|groupe)).*"
    r"|télécharge[rz] (?:notre|l[’'])application.*"
    r"|partage[rz](?: (?:sur|cet article|l[’']article|cette page|par|via|:).*)?|copier le lien.*"
    r"|imprimer(?: cet article| la page)?"
    r"|(?:envoyer|partager) par (?:e-?mail|courriel).*|(?:tweeter|whatsapp|facebook|twitter|linkedin|telegram|email|e-mail)"
    r"|(?:nous (?:utilisons|et nos partenaires)|ce site utilise) .{0,40}cookies.*|(?:tout )?accepter(?: et fermer| les cookies)?"
    r"|gérer (?:mes|les) (?:cookies|préférences).*|la suite après (?:cette|la) publicité|publicité|annonce"
    r"|(?:laisser|poster|ajouter) un commentaire.*|\d* ?commentaires?|(?:temps de lecture|lecture)\s*:?\s*\d+ ?min.*"
    r"|(?:l[’']article|cet article|the post) .{0,300}(?:est apparu en premier sur|appeared first on) .*"
    r"|(?:©|\(c\)|copyright) .*|tous droits réservés.*|newsletters?|la newsletter.{0,60}|lire la suite.*|continue reading.*"
    r")[\s.!»►→…\])]*",
    re.IGNORECASE,
)


def is_boilerplate(line: str) -> bool:
    """True for a line that calls the reader to another article, to share, to subscribe or to accept.

    Such lines are told by how they begin and that they are short and hold nothing else; a sentence
    of the article («À lire le communiqué, Paris dément») is not.
    """
    return len(line) <= _MAX_LINE and bool(_READ_ON.match(line) or _READ_TITLE.match(line) or _CALL.fullmatch(line))
