"""The library: works on the shelf, their originals, the projects that gather them."""
