// Trains a model on the active stack, whose slice labels are the classes (CLASS or CLASS|GROUP, where slices of one group -
// a slide, a patient - are never split between training and test).
//
// Plugins > Macros > Run... , or with the folder of the new model:
//   runMacro("train_on_labelled_stack.ijm", "/path/to/models/my-cells")
folder = getArgument();
if (folder == "") folder = getDirectory("home") + ".explicell/models/" + getString("Name of the new model", "my-cells");
data = getTitle();

run("Explicell Train", "data=[" + data + "] model_folder=[" + folder + "] preset=none architecture=mobilenet_v3_small initial=[] "
	+ "size=64 field_um=0 freeze_to=[] loss=usual costs=[] rare=usual augmentation=usual epochs=30 patience=0 batch=32 "
	+ "learning_rate=0.001 calibrate=false validation=0.15 test=0.2 seed=1 device=auto precision=float32 resume=false report=false report_folder=[] licence=[] origin=[]");

// The plot of the losses is the active image now; the epochs are rows of the Results table.
print("Last epoch: validation accuracy " + d2s(getResult("validation_accuracy", nResults - 1), 3));
