"""Pages of a study: its tabs under one frame (``study_frame.html``) and one filter."""
