// Classifies the cells of all images in a folder and writes, into another folder, one table of all results and each
// image with its outlines. Regions are the ROIs that each TIFF file carries, else the whole image.
//
// fiji --headless -macro classify_folder.ijm "input,output,model", or as a macro:
//   runMacro("classify_folder.ijm", "/path/to/images,/path/to/results,phantom-cells")
arguments = split(getArgument(), ",");
if (arguments.length == 3) {
	input = arguments[0];
	output = arguments[1];
	model = arguments[2];
} else {
	input = getDirectory("Folder of images");
	output = getDirectory("Folder for results");
	model = getString("Model", "phantom-cells");
}
if (!endsWith(input, "/")) input = input + "/";
if (!endsWith(output, "/")) output = output + "/";
File.makeDirectory(output);

setBatchMode(true);
if (nResults > 0) Table.deleteRows(0, nResults - 1);
files = getFileList(input);
for (i = 0; i < files.length; i++) {
	if (!endsWith(files[i], ".tif")) continue;
	open(input + files[i]);
	run("Explicell Classify", "model=[" + model + "] regions=automatic roi_file=[] labels=[] metadata_table=[] fields=[] device=auto precision=float32 "
		+ "channels=[] range=[] logits=false output_folder=[]");
	saveAs("Tiff", output + files[i]);
	close();
}
Table.save(output + "predictions.csv");
print(nResults + " regions, written to " + output);
