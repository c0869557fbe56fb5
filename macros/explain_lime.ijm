// Says which parts of the cells in the active image speak for their class and which against it (LIME over SLIC
// super-pixels), and prints the parts that matter most. Takes the active selection, the ROI Manager's entries, the
// overlay's outlines, or the whole image - the first of these that is there.
//
// Plugins > Macros > Run... , or with the model's name or folder:
//   runMacro("explain_lime.ijm", "phantom-cells")
model = getArgument();
if (model == "") model = "phantom-cells";

before = nResults;
run("Explicell Explain (LIME)", "model=[" + model + "] regions=automatic roi_file=[] labels=[] metadata_table=[] fields=[] method=lime superpixels=slic "
	+ "parts=[] segments=30 own_resolution=false samples=200 until_stable=false hide=mean target=predicted logit=false "
	+ "preview=false view=both measures=false mask=roi weight_map=false roi_manager=false device=auto "
	+ "precision=float32 channels=[] range=[] seed=1 output_folder=[]");

for (row = before; row < nResults; row++)
	print(getResultString("region", row) + ": " + getResultString("class", row) + ", " + getResultString("superpixels", row));
