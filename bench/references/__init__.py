"""How well references are read: yardsticks with gold labels, the round trip, and the speed."""
