// Shows why a model gave the cells of the active image their classes: heat maps over the cells (Grad-CAM), and the same
// by Layer-CAM in a stack and a montage. Takes the active selection, the ROI Manager's entries, the overlay's outlines, or
// the whole image - the first of these that is there.
//
// Plugins > Macros > Run... , or with the model's name or folder:
//   runMacro("explain_cam.ijm", "phantom-cells")
model = getArgument();
if (model == "") model = "phantom-cells";

before = nResults;
run("Explicell Explain (CAM)", "model=[" + model + "] method=grad-cam compare=layer-cam regions=automatic roi_file=[] labels=[] metadata_table=[] fields=[] "
	+ "only_errors=false target=predicted against=[] probability=false layers=[] fusion=mean measures=false mask=roi "
	+ "lut=viridis opacity=0.5 threshold=0.2 contours=0.5 map_stack=true montage=true device=auto precision=float32 "
	+ "channels=[] range=[] seed=1 output_folder=[]");

// The stack of raw maps is the active image now: one slice for each row, NaN outside the region's crop.
for (row = before; row < nResults; row++) {
	setSlice(row - before + 1);
	getStatistics(area, mean, min, max);
	print(getResultString("region", row) + ": " + getResultString("class", row) + ", " + getResultString("method", row)
		+ " up to " + max + ", evidence: " + getResultString("positive_evidence", row));
}
