from egts_dashboard.francais import escape_markdown


def test_aucun_signe_de_markdown_ne_reste_actif() -> None:
    assert escape_markdown("[a](javascript:x) **g** $x^2$ <b> `c`") == (
        r"\[a\]\(javascript\:x\) \*\*g\*\* \$x\^2\$ \<b\> \`c\`"
    )


def test_un_saut_de_ligne_ne_commence_pas_une_liste_ni_un_titre() -> None:
    assert escape_markdown("a\n\n# b\n- c") == r"a \# b \- c"
