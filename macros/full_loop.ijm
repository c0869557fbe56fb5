// From labelled cells to an explained answer, all of it: trains a small model on generated cells, measures it on the part
// that training never saw, classifies a new field with it, and shows why it said so.
//
// Plugins > Macros > Run... , or with the folder of the new model:
//   runMacro("full_loop.ijm", "/path/to/models/first-model")
folder = getArgument();
if (folder == "") folder = getDirectory("temp") + "explicell-first-model";

run("Explicell Phantom Cells", "content=cells number=20 seed=7 truth=false");
cells = getTitle();
run("Explicell Train", "data=[" + cells + "] model_folder=[" + folder + "] preset=none architecture=mobilenet_v3_small initial=[] "
	+ "size=64 field_um=0 freeze_to=[] loss=usual costs=[] rare=usual augmentation=usual epochs=10 patience=0 batch=32 "
	+ "learning_rate=0.001 calibrate=false validation=0.15 test=0.2 seed=1 device=auto precision=float32 resume=false report=false report_folder=[] licence=[] origin=[]");

first = nResults;
run("Explicell Evaluate", "model=[" + folder + "] data=[" + cells + "] part=test metadata_table=[] fields=[] predictions=[] truth=[] against=[] costs=[] "
	+ "draws=1000 seed=1 device=auto output_folder=[]");
print("accuracy on cells that training never saw: " + d2s(getResult("value", first), 3));

run("Explicell Phantom Cells", "content=field number=1 seed=2026 truth=false");
first = nResults;
run("Explicell Classify", "model=[" + folder + "] regions=automatic roi_file=[] labels=[] metadata_table=[] fields=[] device=auto precision=float32 channels=[] "
	+ "range=[] logits=false output_folder=[]");
print(nResults - first + " cells classified");
run("Explicell Explain (CAM)", "model=[" + folder + "] method=grad-cam compare=[] regions=automatic roi_file=[] labels=[] metadata_table=[] fields=[] "
	+ "only_errors=false target=predicted against=[] probability=false layers=[] fusion=mean measures=false mask=roi lut=viridis "
	+ "opacity=0.5 threshold=0.2 contours=[] map_stack=true montage=true device=auto precision=float32 channels=[] range=[] seed=1 "
	+ "output_folder=[]");
print("active: " + getTitle() + ", a map for each cell; run on a larger stack with more epochs for a model of use");
