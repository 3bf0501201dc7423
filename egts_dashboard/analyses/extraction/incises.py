"""Ce qui précède un exemple sans en être : « Pour info, », « Un membre signale que »."""

import re

_DIRE = (
    r"(?:signale|rappelle|raconte|rapporte|indique|évoque|mentionne|explique|précise|note|ajoute)"
    r"(?:nt)?|(?:a|ont) (?:signalé|rappelé|raconté|rapporté|indiqué|évoqué|mentionné|expliqué|précisé|ajouté)"
)
INCISE = re.compile(
    r"(?:(?:[Pp]our (?:info|information|mémoire)|[ÀA] titre d[’']exemple|[Dd][’']ailleurs|[Dd]éjà|[Ii]ci)\s?,\s+"
    rf"|(?:[Uu]ne?|[Ll][aes]|[Pp]lusieurs|[Dd]es)\s(?:[\w’'-]+\s){{1,4}}?(?:{_DIRE})\squ(?:e\s|[’'])"
    # « À ceux qui doutent : à Vire, les voisins… ».
    r"|[^:;.!?«»]{8,70}\s?:\s+(?=(?:à|au|aux|en|dans|chez|sur)\s))"
)


def without_aside(phrase: str) -> str:
    """La phrase sans ce qui l’introduit ; elle-même si rien ne l’introduit."""
    trouve = INCISE.match(phrase)
    return phrase[trouve.end() :] if trouve else phrase
