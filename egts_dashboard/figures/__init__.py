"""Un tableau entre, une figure sort. Ni tri, ni filtre, ni écran, ni base."""
