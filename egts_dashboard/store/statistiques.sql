-- Les formules des pages, en SQL : de quoi refaire dans DuckDB ce que scipy a calculé.
-- Aucune page ne s’en sert : seules les requêtes que « Pourquoi ces chiffres ? » donne à rejouer.

-- Φ⁻¹(0,975) : un intervalle à 95 %.
CREATE MACRO z_95() AS 1.959963984540054;

-- L’intervalle de Wilson à 95 % de la part nb / total (J. Am. Stat. Assoc. 22, 1927).
CREATE MACRO wilson_rayon(nb, total) AS
    z_95() * sqrt(nb * (total - nb) / total + z_95() ** 2 / 4);
CREATE MACRO wilson_bas(nb, total) AS
    if(nb = 0, 0, (nb + z_95() ** 2 / 2 - wilson_rayon(nb, total)) / (total + z_95() ** 2));
CREATE MACRO wilson_haut(nb, total) AS
    if(nb = total, 1, (nb + z_95() ** 2 / 2 + wilson_rayon(nb, total)) / (total + z_95() ** 2));

-- Les intervalles simultanés de Goodman (Technometrics 7, 1965) ; seuil : quantile
-- 1 − 5 % / (nombre de modalités) d’un χ² à un degré de liberté.
CREATE MACRO goodman_rayon(nb, total, seuil) AS
    sqrt(seuil * (seuil + 4 * nb * (total - nb) / total));
CREATE MACRO goodman_bas(nb, total, seuil) AS
    (seuil + 2 * nb - goodman_rayon(nb, total, seuil)) / (2 * (total + seuil));
CREATE MACRO goodman_haut(nb, total, seuil) AS
    (seuil + 2 * nb + goodman_rayon(nb, total, seuil)) / (2 * (total + seuil));

-- Le logarithme du nombre de façons de choisir k parmi n.
CREATE MACRO ln_parmi(n, k) AS lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1);

-- Loi hypergéométrique : n tirés sans remise d’un total dont k sont marqués.
CREATE MACRO hypergeometrique(x, n, k, total) AS
    exp(ln_parmi(k, x) + ln_parmi(total - k, n - x) - ln_parmi(total, n));
-- P(X ≥ x).
CREATE MACRO hypergeometrique_au_moins(x, n, k, total) AS
    least(1, coalesce(list_sum(list_transform(
        range(greatest(x, n + k - total, 0)::BIGINT, least(n, k)::BIGINT + 1),
        lambda i: hypergeometrique(i, n, k, total)
    )), 0));
-- P(X ≤ x).
CREATE MACRO hypergeometrique_au_plus(x, n, k, total) AS
    least(1, coalesce(list_sum(list_transform(
        range(greatest(n + k - total, 0)::BIGINT, least(x, n, k)::BIGINT + 1),
        lambda i: hypergeometrique(i, n, k, total)
    )), 0));

-- Le test exact de Fisher, bilatéral : la somme des tableaux pas plus probables que l’observé.
CREATE MACRO fisher(nb, base, autres, base_autres) AS
    least(1, list_sum(list_filter(
        list_transform(
            range(greatest(0, nb + autres - base_autres)::BIGINT, least(base, nb + autres)::BIGINT + 1),
            lambda i: hypergeometrique(i, base, nb + autres, base + base_autres)
        ),
        lambda p: p <= hypergeometrique(nb, base, nb + autres, base + base_autres) * (1 + 1e-7)
    )));

-- Le test binomial exact, bilatéral, d’un compte nb sur total face à la part q.
CREATE MACRO binomiale(x, total, q) AS
    exp(ln_parmi(total, x) + x * ln(q) + (total - x) * ln(1 - q));
CREATE MACRO binomiale_exacte(nb, total, q) AS
    least(1, list_sum(list_filter(
        list_transform(range(0, total::BIGINT + 1), lambda i: binomiale(i, total, q)),
        lambda p: p <= binomiale(nb, total, q) * (1 + 1e-7)
    )));

-- La loi de Student : la part des valeurs à moins de √degres · tan(angle) de zéro, par sa somme finie
-- (Abramowitz et Stegun, 26.7.3 et 26.7.4) ; puis le quantile à 97,5 %, par dichotomie sur l’angle.
CREATE MACRO student_entre(angle, degres) AS
    if(degres % 2 = 1, 2 / pi() * angle, 0) + sin(angle) * coalesce(list_sum(list_transform(
        range((degres // 2)::BIGINT),
        lambda j: if(degres % 2 = 1,
            exp(lgamma(j + 1) - lgamma(j + 1.5)) / sqrt(pi()) * cos(angle) ** (2 * j + 1),
            exp(lgamma(j + 0.5) - lgamma(j + 1)) / sqrt(pi()) * cos(angle) ** (2 * j)
        )
    )), 0);
CREATE MACRO student_95(degres) AS sqrt(degres) * tan(list_reduce(
    list_transform(range(54), lambda i: if(i = 0, 0, pi() / 2 / 2 ** i)),
    lambda atteint, pas: if(student_entre(atteint + pas, degres) <= 0.95, atteint + pas, atteint)
));

-- Un nombre entre 0 et 1 au hasard, toujours le même pour la même graine, le même tirage et le même
-- rang : l’empreinte MD5 de « graine.tirage.rang ». N’importe quel langage la refait ; hash() mêle
-- trop mal plusieurs valeurs pour en tenir lieu.
CREATE MACRO hasard(graine, tirage, rang) AS
    md5_number(graine || '.' || tirage || '.' || rang) / 340282366920938463463374607431768211456;
-- À 95 %, de combien d’autres tirages déplaceraient le quantile q, lu sur n valeurs triées :
-- l’écart à ses voisins, à autant de rangs que le hasard en déplace.
CREATE MACRO rang_decale(n, q, sens) AS
    greatest(1, least(n, n * q + sens * z_95() * sqrt(n * q * (1 - q))));
CREATE MACRO erreur_lue(triees, n, q, lu) AS greatest(
    triees[ceil(rang_decale(n, q, 1))::INTEGER] - lu,
    lu - triees[floor(rang_decale(n, q, -1))::INTEGER]
);

-- 1 − la distance MASI (Passonneau, 2006) de deux listes triées, sans double : Jaccard, pondéré de 1
-- si elles sont égales, de 2/3 si l’une contient l’autre, de 1/3 si elles se croisent.
CREATE MACRO proximite_masi(x, y) AS
    len(list_intersect(x, y)) / (len(x) + len(y) - len(list_intersect(x, y))) * CASE
        WHEN x = y THEN 1
        WHEN len(list_intersect(x, y)) = least(len(x), len(y)) THEN 2 / 3
        ELSE 1 / 3
    END;

-- La moyenne de 1 / X, X > 0, X suivant une loi binomiale (n, q) : de combien la dispersion d’un
-- profil dépasse celle d’un seul codage divisée par leur nombre. Au-delà de douze écarts-types, rien.
CREATE MACRO inverse_moyen(n, q) AS
    list_sum(list_transform(
        range(
            greatest(1, floor(n * q - 12 * sqrt(n * q)))::BIGINT,
            least(n, ceil(n * q + 12 * sqrt(n * q) + 40))::BIGINT + 1
        ),
        lambda x: binomiale(x, n, q) / x
    )) / (1 - (1 - q) ** n);

-- Un texte replié comme le fait la recherche : minuscules, sans accents, apostrophes ouvertes, sans
-- marques d’écriture inclusive (`inclusif` : leur expression régulière).
CREATE MACRO plier(texte, inclusif) AS regexp_replace(
    strip_accents(
        replace(replace(replace(replace(replace(replace(
            translate(lower(texte), '’''', '  '),
        'œ', 'oe'), 'æ', 'ae'), 'ﬁ', 'fi'), 'ﬂ', 'fl'), 'ﬀ', 'ff'), chr(173), '')
    ),
    inclusif, '\1', 'g'
);
-- Les suites de 3 à 5 caractères des mots d’un texte replié, bords compris : autant de fois qu’elles
-- y sont, puis chacune une fois.
CREATE MACRO suites_repetees(plie) AS flatten(list_transform(
    list_filter(regexp_split_to_array(plie, '[\s\p{Z}]+'), lambda m: m <> ''),
    lambda m: flatten(list_transform([3, 4, 5], lambda n: list_transform(
        range(1, length(m) + 4 - n), lambda i: substr(' ' || m || ' ', i, n)
    )))
));
CREATE MACRO suites_de_lettres(plie) AS list_distinct(suites_repetees(plie));
