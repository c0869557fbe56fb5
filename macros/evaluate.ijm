// Measures a model on labelled cells - a folder, a file, or an open stack whose slice labels are the classes - and prints
// its accuracy with the 95 % interval.
//
//   runMacro("evaluate.ijm", "phantom-cells,/path/to/labelled-cells")
// Without an argument: phantom-cells on 60 generated cells that it never saw.
arguments = split(getArgument(), ",");
if (arguments.length == 2) {
	model = arguments[0];
	data = arguments[1];
} else {
	model = "phantom-cells";
	run("Explicell Phantom Cells", "content=cells number=4 seed=2026 truth=false");
	data = getTitle();
}

before = nResults;
run("Explicell Evaluate", "model=[" + model + "] data=[" + data + "] part=all metadata_table=[] fields=[] predictions=[] truth=[] against=[] costs=[] "
	+ "draws=1000 seed=1 device=auto output_folder=[]");

// The confusion matrix is the active image now.
for (row = before; row < nResults; row++)
	if (getResultString("measure", row) == "accuracy")
		print("accuracy " + d2s(getResult("value", row), 3) + " (" + d2s(getResult("low_95", row), 3) + " to "
			+ d2s(getResult("high_95", row), 3) + ")");
