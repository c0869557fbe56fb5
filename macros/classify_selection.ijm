// Classifies the cells of the active image with a model: the active selection, the ROI Manager's entries, the
// overlay's outlines, or the whole image - the first of these that is there.
//
// Plugins > Macros > Run... , or with the model's name or folder:
//   runMacro("classify_selection.ijm", "phantom-cells")
model = getArgument();
if (model == "") model = "phantom-cells";

before = nResults;
run("Explicell Classify", "model=[" + model + "] regions=automatic roi_file=[] labels=[] metadata_table=[] fields=[] device=auto precision=float32 "
	+ "channels=[] range=[] logits=false output_folder=[]");

for (row = before; row < nResults; row++)
	print(getResultString("region", row) + ": " + getResultString("class", row) + " ("
		+ d2s(getResult("probability", row), 3) + ")");
